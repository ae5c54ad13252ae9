package io.mercator.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.mercator.support.BuildPaths;
import io.mercator.support.ForkedProcess;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the tutorial prints, letter for letter, as an application on the module path that requires the api alone. */
class TutorialTranscriptTest {
    private static final Path TRANSCRIPTS = BuildPaths.root().resolve("integration-tests/src/test/transcripts");

    private static String run(String url) {
        return run(url, List.of(), BuildPaths.modules().toString());
    }

    private static String run(String url, List<String> options, String modulePath) {
        List<String> command = new ArrayList<>(List.of(ForkedProcess.tool("java")));
        command.addAll(options);
        command.addAll(List.of(
                "--enable-native-access=org.xerial.sqlitejdbc",
                "-p",
                modulePath,
                "-m",
                "mercator.examples.tutorial/mercator.examples.tutorial.Tutorial",
                url));
        ForkedProcess tutorial =
                ForkedProcess.run(BuildPaths.work().resolve("transcript"), Duration.ofMinutes(2), command);
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

    @Test
    void wovenByTheirBuildTheClassesReloadByTheirGetters() throws IOException {
        String modulePath = BuildPaths.wovenModules() + File.pathSeparator + BuildPaths.modules();

        assertThat(run("sqlite::memory:", List.of(), modulePath))
                .isEqualToNormalizingNewlines(expected("tutorial-sqlite-woven.txt"));
    }

    @Test
    void wovenByTheAgentTheClassesReloadByTheirGetters() throws IOException {
        String agent = "-javaagent:" + BuildPaths.weaver() + "=mercator.examples.domain.*";

        assertThat(run("sqlite::memory:", List.of(agent), BuildPaths.modules().toString()))
                .isEqualToNormalizingNewlines(expected("tutorial-sqlite-woven.txt"));
    }

    @Test
    void aWovenClassSendsWhatAPlainOneSends() throws IOException {
        assertThat(sent(expected("tutorial-sqlite-woven.txt"))).isEqualTo(sent(expected("tutorial-sqlite.txt")));
    }

    /** Returns a transcript without what is typed and without what the rollback alone answers for a plain class. */
    private static List<String> sent(String transcript) {
        return transcript
                .lines()
                .filter(line -> !line.startsWith(">>> ") && !line.startsWith("... ") && !line.equals("ed"))
                .toList();
    }
}
