package io.mercator.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercator.benchmarks.chunks.Chunks;
import io.mercator.benchmarks.database.Database;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The options of the runner, and what is said of wrong ones. */
class ArgumentsTest {
    @Test
    void withoutOptionsAllIsRunInFull() {
        Arguments arguments = Arguments.of();

        assertThat(arguments.isQuick()).isFalse();
        assertThat(arguments.workloads()).containsExactly(Workload.values());
        assertThat(arguments.databases()).containsExactly(Database.values());
        assertThat(arguments.libraries()).containsExactly(Library.values());
        assertThat(arguments.folder()).isEqualTo(Path.of("target", "benchmarks"));
    }

    @Test
    void namesChooseAndJdbcIsAlwaysThere() {
        Arguments arguments = Arguments.of(
                "--quick", "--only", "by_key,list", "--on", "h2", "--with", "mercator", "--folder", "results");

        assertThat(arguments.isQuick()).isTrue();
        assertThat(arguments.workloads()).containsExactly(Workload.BY_KEY, Workload.LIST);
        assertThat(arguments.databases()).containsExactly(Database.H2);
        assertThat(arguments.libraries()).containsExactly(Library.JDBC, Library.MERCATOR);
        assertThat(arguments.folder()).isEqualTo(Path.of("results"));
    }

    @Test
    void wrongOptionsAreToldWithTheRightOnes() {
        assertThatThrownBy(() -> Arguments.of("--fast"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Unknown option '--fast'.\njava -jar");
        assertThatThrownBy(() -> Arguments.of("--only"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Option '--only' needs a value.");
        assertThatThrownBy(() -> Arguments.of("--on", "oracle"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("'oracle' is none of: h2, sqlite, derby, postgresql, mariadb.");
        assertThatThrownBy(() -> Chunks.measure(System.out, "h2", "upsert"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'upsert' is neither of [H2, SQLITE, DERBY, POSTGRESQL, MARIADB] nor of [INSERT,"
                        + " INSERT_WITH_KEYS, UPDATE, DELETE, DELETE_PAIRS]");
    }
}
