package io.mercator.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.mercator.support.BuildPaths;
import io.mercator.support.ForkedProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the tutorial prints, letter for letter, as an application on the module path that requires the api alone. */
class TutorialTranscriptTest {
    private static final Path TRANSCRIPTS = BuildPaths.root().resolve("integration-tests/src/test/transcripts");

    private static String run(String url) {
        ForkedProcess tutorial = ForkedProcess.run(
                BuildPaths.work().resolve("transcript"),
                Duration.ofMinutes(2),
                List.of(
                        ForkedProcess.tool("java"),
                        "--enable-native-access=org.xerial.sqlitejdbc",
                        "-p",
                        BuildPaths.modules().toString(),
                        "-m",
                        "mercator.examples.tutorial/mercator.examples.tutorial.Tutorial",
                        url));
        assertThat(tutorial.exitCode()).as(tutorial.output()).isZero();
        return tutorial.output();
    }

    private static String expected(String name) throws IOException {
        return Files.readString(TRANSCRIPTS.resolve(name));
    }

    @Test
    void onSqliteItPrintsTheDocumentsTranscript() throws IOException {
        assertThat(run("sqlite::memory:")).isEqualToNormalizingNewlines(expected("tutorial-sqlite.txt"));
    }

    @Test
    void onDerbyItPrintsTheTranscriptOfTheFullDescription() throws IOException {
        assertThat(run("derby:memory:tutorial")).isEqualToNormalizingNewlines(expected("tutorial-derby.txt"));
        assertThat(BuildPaths.work().resolve("transcript/derby.log")).doesNotExist();
    }
}
