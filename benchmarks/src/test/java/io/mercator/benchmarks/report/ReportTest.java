package io.mercator.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Table and chart say what was measured, and the file that is kept says the same as JMH's own. */
class ReportTest {
    private final Path file = file();

    private static Path file() {
        URL url = Objects.requireNonNull(ReportTest.class.getResource("results.json"));
        try {
            return Path.of(url.toURI());
        } catch (URISyntaxException refused) {
            throw new IllegalStateException(refused);
        }
    }

    @Test
    void theTableHasMediansDividedByThoseOfJdbc() throws IOException {
        assertThat(RatioTable.of(Results.read(List.of(file)))).isEqualTo("""
                | workload, database              | JDBC, an operation | goal        | Mercator    |
                |---------------------------------|--------------------|-------------|-------------|
                | read 1,000 x 10 numbers, SQLite | 500 ns, 74 B       | 1.15 / 1.80 | -           |
                | query by key, H2                | 2.00 us, 1,000 B   | 1.50 / 1.60 | 1.50 / 1.60 |
                """);
    }

    @Test
    void theMachineIsNamedByWhatJmhWasToldAndFound() throws IOException {
        assertThat(Results.read(List.of(file)).machine())
                .isEqualTo("VM 17, JMH 1.37, 1 forks of 3 x 1 s warm-up and 5 x 2 s measurement");
    }

    @Test
    void theChartHasALineForEachWorkloadAndADotForEachLibrary() throws IOException {
        String svg = RatioChart.of(Results.read(List.of(file)));

        assertThat(svg).contains(">query by key, H2<", ">read 1,000 x 10 numbers, SQLite<", ">Mercator<");
        // one in the legend, one for the one ratio that was measured
        assertThat(svg.split("<circle", -1)).hasSize(3);
    }

    @Test
    void theShortFileSaysTheSame(@TempDir Path folder) throws IOException {
        Path kept = folder.resolve("short.json");
        ResultsFile.shorten(file, kept);

        assertThat(RatioTable.of(Results.read(List.of(kept)))).isEqualTo(RatioTable.of(Results.read(List.of(file))));
        assertThat(Files.readString(kept)).isEqualTo(Files.readString(file));
    }
}
