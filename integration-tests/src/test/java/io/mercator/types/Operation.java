package io.mercator.types;

/** What is done with the values of each type: the columns of the table in docs/types.md. */
enum Operation {
    WRITE,
    READ,
    COMPARE,
    ORDER,
    NULL,
    KEY,
    PARAMETER,
    LITERAL
}
