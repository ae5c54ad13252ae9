package io.mercator.engine.execute;

import java.sql.SQLException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Runs steps that must all be tried, and keeps what they throw. */
final class ErrorCollector {
    /** A step over JDBC. */
    interface SqlStep {
        void run() throws SQLException;
    }

    private @Nullable RuntimeException first;

    void run(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException failed) {
            keep(failed);
        }
    }

    void runSql(SqlStep step, Function<SQLException, ? extends RuntimeException> translation) {
        try {
            step.run();
        } catch (SQLException failed) {
            keep(translation.apply(failed));
        } catch (RuntimeException failed) {
            keep(failed);
        }
    }

    private void keep(RuntimeException failed) {
        if (first == null) {
            first = failed;
        } else {
            first.addSuppressed(failed);
        }
    }

    void rethrow() {
        if (first != null) {
            throw first;
        }
    }
}
