package io.mercator.build;

import static org.assertj.core.api.Assertions.assertThat;

import io.mercator.api.Mercator;
import io.mercator.support.BuildPaths;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The two ways on which these tests run: modules, and the class path for tests tagged so. */
class PathsTest {
    @Test
    void mercatorIsOnTheModulePath() {
        assertThat(ModuleLayer.boot().findModule("io.mercator.api")).contains(Mercator.class.getModule());
        assertThat(ModuleLayer.boot().findModule("io.mercator.dialect.derby")).isPresent();
    }

    @Test
    @Tag("class-path")
    void versionIsReadOnBothPaths() {
        assertThat(Mercator.version()).isNotEmpty();
    }

    @Test
    @Tag("class-path")
    void driverOfTheThirdDialectIsInItsFolderOnly() throws IOException {
        try (Stream<Path> jars = Files.list(BuildPaths.thirdDialectLibrary())) {
            assertThat(jars).hasSize(1);
        }
        assertThat(getClass().getClassLoader().getResource("org/h2/Driver.class"))
                .isNull();
    }
}
