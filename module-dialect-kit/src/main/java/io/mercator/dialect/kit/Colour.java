package io.mercator.dialect.kit;

/** An enum whose constants are stored by name or by code. */
enum Colour {
    BLUE('b'),
    GREEN('g'),
    RED('r');

    private final char code;

    Colour(char code) {
        this.code = code;
    }

    String code() {
        return String.valueOf(code);
    }
}
