package io.mercator.benchmarks.chunks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercator.benchmarks.chunks.Chunks.Effort;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChunksTest {
    private static List<String> measured(String... names) throws SQLException {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(written, true, StandardCharsets.UTF_8)) {
            Chunks.measure(out, new Effort(500, 0, 1), names);
        }
        return written.toString(StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.replaceAll("\\s+", " ").strip().replaceAll("(?<= )[\\d,]+(?= |$)", "#"))
                .toList();
    }

    @Test
    void eachFormHasALineOfOneFigureForEachSizeThatTheDatabaseTakes() throws SQLException {
        assertThat(measured("sqlite", "derby"))
                .containsExactly(
                        "ns of a row batch # # # # # #",
                        "SQLite insert # # # # # # #",
                        "SQLite insert, keys read # # # # # # #",
                        "SQLite update # # # # # # #",
                        "SQLite delete # # # # # # #",
                        "SQLite delete, key of two columns # # # # # # #",
                        "Derby insert # # # # # # #",
                        "Derby insert, keys read # - - - - - -",
                        "Derby update # - - - - - -",
                        "Derby delete # # # # # # #",
                        "Derby delete, key of two columns # - - - - - -");
    }

    @Test
    void aNameThatIsNeitherADatabaseNorAFormIsTold() {
        assertThatThrownBy(() -> measured("oracle"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'oracle' is neither of [H2, SQLITE, DERBY, POSTGRESQL, MARIADB] nor of [INSERT,"
                        + " INSERT_WITH_KEYS, UPDATE, DELETE, DELETE_PAIRS]");
    }
}
