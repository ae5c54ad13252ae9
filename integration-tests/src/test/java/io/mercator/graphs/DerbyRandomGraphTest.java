package io.mercator.graphs;

/** Random graphs on Derby. */
class DerbyRandomGraphTest extends RandomGraphContract {
    DerbyRandomGraphTest() {
        super("derby");
    }
}
