package io.mercator.engine.connect;

import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Lets one thread do what comes before the first checkout while others wait for it, without a lock being held over I/O.
 * After a failure the next thread tries again.
 */
final class FirstConnection {
    /** What is done once. */
    interface Work {
        void run() throws SQLException;
    }

    private static final CompletableFuture<Boolean> NONE = new CompletableFuture<>();

    private final AtomicReference<CompletableFuture<Boolean>> state = new AtomicReference<>(NONE);

    /** Does the work, or waits for the thread that does it; returns false when the time ran out. */
    boolean ensure(Work work, long timeoutMillis) throws SQLException, InterruptedException {
        while (true) {
            CompletableFuture<Boolean> seen = state.get();
            if (seen == NONE) {
                CompletableFuture<Boolean> own = new CompletableFuture<>();
                if (state.compareAndSet(NONE, own)) {
                    run(work, own);
                    return true;
                }
            } else {
                return await(seen, timeoutMillis);
            }
        }
    }

    private void run(Work work, CompletableFuture<Boolean> own) throws SQLException {
        try {
            work.run();
            own.complete(true);
        } catch (SQLException | RuntimeException | Error failed) {
            state.set(NONE);
            own.completeExceptionally(failed);
            throw failed;
        }
    }

    private static boolean await(CompletableFuture<Boolean> other, long timeoutMillis)
            throws SQLException, InterruptedException {
        try {
            return other.get(timeoutMillis, TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            return false;
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException unchecked) {
                throw unchecked;
            }
            if (failed.getCause() instanceof Error fatal) {
                throw fatal;
            }
            // A new one for each thread: one exception object thrown by several would mix their suppressed errors.
            throw failed.getCause() instanceof SQLException sql
                    ? new SQLException(sql.getMessage(), sql.getSQLState(), sql.getErrorCode(), sql)
                    : new SQLException(failed.getCause());
        }
    }
}
