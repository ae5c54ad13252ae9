package io.mercator.it;

/** Random work on Derby. */
class DerbyRandomWorkTest extends RandomWorkContract {
    DerbyRandomWorkTest() {
        super("derby");
    }
}
