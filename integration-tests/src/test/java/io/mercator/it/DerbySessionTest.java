package io.mercator.it;

import org.junit.jupiter.api.Tag;

/** The session on Derby. */
@Tag("class-path")
class DerbySessionTest extends SessionContract {
    DerbySessionTest() {
        super("derby");
    }
}
