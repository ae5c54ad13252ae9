package io.mercator.it;

/** Streams of a session on Derby. */
class DerbyStreamTest extends StreamContract {
    DerbyStreamTest() {
        super("derby");
    }
}
