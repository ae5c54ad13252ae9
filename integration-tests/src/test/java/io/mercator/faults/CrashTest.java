package io.mercator.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.mercator.support.BuildPaths;
import io.mercator.support.ForkedProcess;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * An application on the module path is killed in the middle of a thousand committing transactions: every one that was
 * acknowledged is there afterwards, and none is half there.
 */
class CrashTest {
    private static final Path CLASSES = BuildPaths.work().resolve("crash/classes");

    @TempDir
    private Path folder;

    @BeforeAll
    static void compile() {
        Path sources = BuildPaths.root().resolve("integration-tests/src/test/crash");
        ForkedProcess compiled = ForkedProcess.run(
                BuildPaths.work().resolve("crash"),
                Duration.ofMinutes(2),
                List.of(
                        ForkedProcess.tool("javac"),
                        "-Xlint:all",
                        "-Werror",
                        "--release",
                        "17",
                        "-p",
                        BuildPaths.modules().toString(),
                        "-d",
                        CLASSES.toString(),
                        sources.resolve("module-info.java").toString(),
                        sources.resolve("crash/ledger/Ledger.java").toString()));
        assertThat(compiled.output()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"sqlite,1", "sqlite,97", "sqlite,500", "derby,1", "derby,97", "derby,500"})
    void whatWasAcknowledgedIsThereAndNothingIsHalfThere(String kind, int killedAfter)
            throws IOException, InterruptedException, SQLException {
        String file = folder.resolve("ledger").toString();
        int acknowledged = runAndKill(kind + ":" + file, killedAfter);
        assertThat(acknowledged).isBetween(killedAfter, 999);

        try (Connection connection = DriverManager.getConnection("jdbc:" + kind + ":" + file);
                Statement statement = connection.createStatement()) {
            int entries = number(statement, "SELECT count(*) FROM entries");
            assertThat(entries)
                    .as("entries after %s acknowledgements", acknowledged)
                    .isGreaterThanOrEqualTo(acknowledged);
            assertThat(number(statement, "SELECT max(id) FROM entries")).isEqualTo(entries);
            assertThat(number(statement, "SELECT count(*) FROM entry_lines")).isEqualTo(entries * 3);
            assertThat(number(
                            statement,
                            "SELECT count(*) FROM entries e WHERE 3 <>"
                                    + " (SELECT count(*) FROM entry_lines l WHERE l.entry = e.id)"))
                    .isZero();
            int moved = entries * (entries + 1) / 2;
            assertThat(number(statement, "SELECT amount FROM balances WHERE id = 1"))
                    .isEqualTo(-moved);
            assertThat(number(statement, "SELECT amount FROM balances WHERE id = 2"))
                    .isEqualTo(moved);
        }
    }

    private static int number(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    /** Kills the application when it has acknowledged so many; returns how many it had when it died. */
    private int runAndKill(String url, int killedAfter) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        ForkedProcess.tool("java"),
                        "--enable-native-access=org.xerial.sqlitejdbc",
                        "-p",
                        BuildPaths.modules() + File.pathSeparator + CLASSES,
                        "-m",
                        "crash.ledger/crash.ledger.Ledger",
                        url))
                .directory(folder.toFile())
                .redirectErrorStream(true);
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
        Process process = builder.start();
        List<String> lines = new ArrayList<>();
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                lines.add(line);
                if (line.equals("committed " + killedAfter)) {
                    // unlike the process itself, its handle leaves what was printed to be read
                    process.toHandle().destroyForcibly();
                }
            }
        }
        process.waitFor();
        assertThat(lines).allMatch(line -> line.startsWith("committed "));
        return lines.size();
    }
}
