package io.mercator.build;

import static org.assertj.core.api.Assertions.assertThat;

import io.mercator.support.BuildPaths;
import io.mercator.support.ForkedProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The tutorial in a run-time image of its own, with the pool and a logging provider linked in. */
class JlinkTest {
    private static final Path WORK = BuildPaths.work().resolve("jlink");
    private static final Path IMAGE = WORK.resolve("image");
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final List<String> MODULES = List.of(
            "mercator.examples.tutorial",
            "io.mercator.engine",
            "io.mercator.session",
            "io.mercator.dialect.sqlite",
            "io.mercator.dialect.derby",
            "org.xerial.sqlitejdbc",
            "org.apache.derby.engine",
            "com.zaxxer.hikari",
            "org.slf4j",
            "org.slf4j.nop");

    @BeforeAll
    static void linkTheImage() {
        delete(IMAGE);
        ForkedProcess jlink = ForkedProcess.run(
                WORK,
                LIMIT,
                List.of(
                        ForkedProcess.tool("jlink"),
                        "--module-path",
                        BuildPaths.modules().toString(),
                        "--add-modules",
                        String.join(",", MODULES),
                        "--strip-debug",
                        "--no-man-pages",
                        "--no-header-files",
                        // 21 renamed the levels and warns of the old ones.
                        Runtime.version().feature() < 21 ? "--compress=2" : "--compress=zip-6",
                        "--output",
                        IMAGE.toString()));

        assertThat(jlink.output()).doesNotContainIgnoringCase("warning").doesNotContain("Error");
        assertThat(jlink.exitCode()).isZero();
    }

    @AfterAll
    static void removeTheImage() {
        delete(IMAGE);
    }

    @Test
    void imageRunsTheTutorialOnSqlite() {
        assertTutorialRunsOn("sqlite::memory:");
    }

    @Test
    void imageRunsTheTutorialOnDerby() {
        assertTutorialRunsOn("derby:memory:tutorial");
    }

    private static void assertTutorialRunsOn(String url) {
        ForkedProcess tutorial = ForkedProcess.run(
                WORK,
                LIMIT,
                List.of(
                        IMAGE.resolve("bin").resolve("java").toString(),
                        "--enable-native-access=org.xerial.sqlitejdbc",
                        "--module",
                        "mercator.examples.tutorial/mercator.examples.tutorial.Tutorial",
                        url));

        assertThat(tutorial.output()).contains("Mercator").doesNotContain("WARNING", "SLF4J", "Exception");
        assertThat(tutorial.exitCode()).isZero();
    }

    private static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                path.toFile().setWritable(true); // legal notices are linked read-only
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
