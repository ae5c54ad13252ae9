package io.mercator.it;

/** The mapping on Derby. */
class DerbyMappingTest extends MappingContract {
    DerbyMappingTest() {
        super("derby");
    }
}
