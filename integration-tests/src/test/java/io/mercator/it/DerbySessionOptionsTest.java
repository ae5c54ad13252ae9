package io.mercator.it;

/** The options of sessions on Derby. */
class DerbySessionOptionsTest extends SessionOptionsContract {
    DerbySessionOptionsTest() {
        super("derby");
    }
}
