package io.mercator.engine.execute;

import org.jspecify.annotations.Nullable;

/** Runs steps that must all be tried, and keeps what they throw. */
final class ErrorCollector {
    private @Nullable RuntimeException first;

    void run(Runnable step) {
        try {
            step.run();
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
