package io.mercator.it;

/** Connections on Derby. */
class DerbyConnectionTest extends ConnectionContract {
    DerbyConnectionTest() {
        super("derby");
    }
}
