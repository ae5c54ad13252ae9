package io.mercator.it;

/** The session on Derby. */
class DerbySessionTest extends SessionContract {
    DerbySessionTest() {
        super("derby");
    }
}
