package io.mercator.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.mercator.support.BuildPaths;
import io.mercator.support.ForkedProcess;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A million rows, as rows, as objects and with what these refer to, by an application on the module path with 64 MB of memory; bulk operations with 24 MB. */
@Tag("plain")
class MillionRowsTest {
    private static final Path CLASSES = BuildPaths.work().resolve("million-rows/classes");
    private static final Duration LIMIT = Duration.ofMinutes(3);

    @TempDir
    Path folder;

    @BeforeAll
    static void compile() {
        Path sources = BuildPaths.root().resolve("integration-tests/src/test/million-rows");
        ForkedProcess compiled = ForkedProcess.run(
                BuildPaths.work().resolve("million-rows"),
                LIMIT,
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
                        sources.resolve("million/rows/Readings.java").toString(),
                        sources.resolve("million/rows/References.java").toString(),
                        sources.resolve("million/rows/MillionRows.java").toString()));
        assertThat(compiled.output()).isEmpty();
    }

    private ForkedProcess run(String url, String what, String... options) {
        List<String> command = new ArrayList<>(List.of(
                ForkedProcess.tool("java"),
                "--enable-native-access=org.xerial.sqlitejdbc",
                "-p",
                BuildPaths.modules() + File.pathSeparator + CLASSES));
        command.addAll(List.of(options));
        command.addAll(List.of("-m", "million.rows/million.rows.MillionRows", url, what));
        ForkedProcess program = ForkedProcess.run(folder, LIMIT, command);
        // The times are for people.
        System.out.println(url.substring(0, 6) + "\n" + program.output());
        return program;
    }

    private static List<String> results(ForkedProcess program) {
        return program.output()
                .lines()
                .filter(line -> !line.startsWith("  in "))
                .toList();
    }

    private void assertStreams(String url) {
        // Nothing is to be learned from Derby's waiting for the disk.
        assertThat(results(run(url, "insert", "-Xmx256m", "-Dderby.system.durability=test")))
                .containsExactly("inserted 1000000");

        ForkedProcess reading = run(url, "read", "-Xmx64m");

        assertThat(results(reading))
                .containsExactly(
                        "memory 60 MB",
                        "rows 1000000",
                        "objects 1000000",
                        "changed 10",
                        "with shared references 1000000",
                        // the rows, the stations of each of 1,000 portions, and the UPDATE of ten rows
                        "statements 1002",
                        "with references of their own 200000",
                        // the rows, and the details of each of 400 portions
                        "statements 401");
        assertThat(reading.exitCode()).isZero();

        ForkedProcess loading =
                run(url, "load", "-Xmx64m", "-javaagent:" + BuildPaths.weaver() + "=million.rows.MillionRows$Reading");
        assertThat(results(loading)).containsExactly("WOVEN", "loaded 1000000", "changed 10");
        assertThat(loading.exitCode()).isZero();
    }

    private void assertBulk(String url) {
        ForkedProcess writing = run(url, "bulk", "-Xmx24m", "-Dderby.system.durability=test");

        assertThat(results(writing))
                .containsExactly("inserted in bulk 100000", "updated in bulk 100000", "deleted in bulk 100000");
        assertThat(writing.exitCode()).isZero();
    }

    @Test
    void sqliteWritesThemInBulkInConstantMemory() {
        assertBulk("sqlite:" + folder.resolve("bulk.db"));
    }

    @Test
    void derbyWritesThemInBulkInConstantMemory() {
        assertBulk("derby:" + folder.resolve("bulk"));
    }

    @Test
    void sqliteStreamsThemInConstantMemory() {
        assertStreams("sqlite:" + folder.resolve("million.db"));
    }

    @Test
    void derbyStreamsThemInConstantMemory() {
        assertStreams("derby:" + folder.resolve("million"));
    }
}
