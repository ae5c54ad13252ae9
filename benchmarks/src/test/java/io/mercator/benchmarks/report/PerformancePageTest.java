package io.mercator.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.mercator.benchmarks.Library;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the documentation shows is what the kept figures say. */
class PerformancePageTest {
    private static final Path DOCS = Path.of("..", "docs");
    private static final Path FIGURES = DOCS.resolve("performance").resolve("results.json");

    @Test
    void theTableOfThePageIsThatOfTheFigures() throws IOException {
        assertThat(Files.readString(DOCS.resolve("performance.md")))
                .contains(RatioTable.of(Results.read(List.of(FIGURES))));
    }

    @Test
    void theMachineOfThePageIsThatOfTheFigures() throws IOException {
        assertThat(Files.readString(DOCS.resolve("performance.md")))
                .contains(Results.read(List.of(FIGURES)).machine());
    }

    @Test
    void theChartIsThatOfTheFigures() throws IOException {
        assertThat(Files.readString(DOCS.resolve("performance").resolve("ratios.svg")))
                .isEqualTo(RatioChart.of(Results.read(List.of(FIGURES))));
    }

    @Test
    void allLibrariesAreAmongTheFigures() throws IOException {
        assertThat(Results.read(List.of(FIGURES)).libraries()).containsExactly(Library.values());
    }
}
