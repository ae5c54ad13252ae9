package io.mercator.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.mercator.dialect.kit.CapabilityPage;
import io.mercator.support.BuildPaths;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of capabilities is what the kit found when this build ran it for each dialect, and nothing else. */
class CapabilityPageTest {
    /** Finds what the runs of the dialects left, which is complete after {@code mvn verify} of all of them. */
    static List<Path> findings() throws IOException {
        try (Stream<Path> modules = Files.list(BuildPaths.root())) {
            return modules.map(module -> module.resolve("target/dialect-kit"))
                    .filter(Files::isDirectory)
                    .flatMap(CapabilityPageTest::files)
                    .sorted()
                    .toList();
        }
    }

    private static Stream<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList().stream();
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }

    @Test
    void thePageOfTheDocumentsIsThatOfTheRun() throws IOException {
        List<Path> findings = findings();
        assertThat(findings)
                .as("what the kit left in the dialects' modules; 'mvn verify' makes all of it")
                .hasSize(4);
        assertThat(Files.readString(BuildPaths.root().resolve("docs/capabilities.md")))
                .contains(CapabilityPage.of(findings));
    }
}
