package io.mercator.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MercatorTest {
    @Test
    void versionIsWrittenByTheBuild() {
        assertThat(Mercator.version()).matches("\\d+\\.\\d+\\.\\d+(-SNAPSHOT)?");
    }
}
