package io.mercator.session.query;

/** What stands at one place of each row that a query gives: an object or a value. */
public sealed interface Part permits EntityPart, ValuePart {
    /** Names the part for people. */
    String describe();
}
