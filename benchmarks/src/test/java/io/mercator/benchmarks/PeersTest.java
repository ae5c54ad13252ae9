package io.mercator.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.mercator.benchmarks.database.Database;
import io.mercator.benchmarks.database.OpenDatabase;
import io.mercator.benchmarks.measure.Verification;
import io.mercator.benchmarks.workload.Contender;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** All libraries do the same work; here on the two databases that start fastest, and on each before anything is timed. */
class PeersTest {
    @ParameterizedTest
    @EnumSource(
            value = Database.class,
            names = {"H2", "SQLITE"})
    void eachLibraryReadsAndWritesWhatJdbcDoes(Database database) {
        try (OpenDatabase opened = database.open();
                Contender jdbc = Library.JDBC.on(opened)) {
            for (Library library : EnumSet.complementOf(EnumSet.of(Library.JDBC))) {
                try (Contender contender = library.on(opened)) {
                    Verification.compareAll(opened, jdbc, contender);
                } catch (RuntimeException failed) {
                    throw new AssertionError(library.title() + ": " + failed.getMessage(), failed);
                }
            }
        }
    }

    @Test
    void allButEbeanServeAllDatabases() {
        for (Library library : Library.values()) {
            assertThat(Arrays.stream(Database.values())
                            .filter(database -> !library.serves(database))
                            .toList())
                    .as(library.title())
                    .isEqualTo(library == Library.EBEAN ? List.of(Database.DERBY) : List.of());
        }
    }

    @Test
    void theWorkloadsTitlesAreDistinct() {
        assertThat(Arrays.stream(Workload.values()).map(Workload::title)).doesNotHaveDuplicates();
    }
}
