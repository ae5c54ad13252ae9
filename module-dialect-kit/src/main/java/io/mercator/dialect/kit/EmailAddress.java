package io.mercator.dialect.kit;

/** An address of electronic mail. */
record EmailAddress(String text) {
    EmailAddress {
        if (text.indexOf('@') < 1) {
            throw new IllegalArgumentException("no address: " + text);
        }
    }
}
