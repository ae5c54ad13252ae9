package io.mercator.benchmarks.scale;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScaleTest {
    private static final String COMMITTED =
            "nodes 20 of 34124878106, leaves 180 of 381845002238, links 180 of 401117029687";

    @Test
    void sessionsAndJdbcLeaveTheSameRows() throws SQLException {
        assertThat(MercatorRun.run("scaletest1", 200, new Steps())).isEqualTo(COMMITTED);
        assertThat(JdbcRun.run("scaletest2", 200, new Steps())).isEqualTo(COMMITTED);
    }

    @Test
    void eachStepHasALineOfOneFigureForEachNumberOfObjects() throws SQLException {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(written, true, StandardCharsets.UTF_8)) {
            Scale.measure(out, 0, List.of(100, 200));
        }
        List<String> lines = written.toString(StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.replaceAll("\\s+", " ")
                        .strip()
                        .replaceAll(" \\+[\\d,]+", "")
                        .replaceAll("\\b[\\d,]+\\b", "#"))
                .toList();
        assertThat(lines)
                .containsExactly(
                        "ns of an object + pauses of collector # #",
                        "add with cascade Mercator # #",
                        "flush of new objects Mercator # #",
                        "JDBC # #",
                        "flush of clean objects Mercator # #",
                        "flush of new links Mercator # #",
                        "JDBC # #",
                        "flush of exchanged links Mercator # #",
                        "JDBC # #",
                        "flush of changed objects Mercator # #",
                        "JDBC # #",
                        "commit, all expire Mercator # #",
                        "JDBC # #",
                        "refresh of expired objects Mercator # #",
                        "JDBC # #",
                        "load Mercator # #",
                        "JDBC # #",
                        "delete with cascade Mercator # #",
                        "flush of deleted objects Mercator # #",
                        "JDBC # #");
    }
}
