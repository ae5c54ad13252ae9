package io.mercator.engine.connect;

import io.mercator.api.dialect.Dialect;
import io.mercator.api.engine.PoolFigures;
import io.mercator.api.error.ConnectionHolder;
import io.mercator.api.error.ConnectionUnavailableException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The one connection of a memory database, behind a fair gate. A thread that holds it and asks for it again would wait
 * for itself, and so is refused at once; other threads wait their turn. The holder is the thread that used the connection
 * last: it may have been handed over.
 */
final class SingleSource implements ConnectionSource {
    private final ConnectionSource source;
    private final String name;
    private final Duration timeout;
    private final Holders holders;
    private final Semaphore gate = new Semaphore(1, true);
    private volatile @Nullable Thread holder;

    SingleSource(ConnectionSource source, String name, Duration timeout, Holders holders) {
        this.source = source;
        this.name = name;
        this.timeout = timeout;
        this.holders = holders;
    }

    @Override
    public Checkout checkout() {
        enter();
        try {
            Checkout inner = source.checkout();
            holder = Thread.currentThread();
            return new GatedCheckout(inner);
        } catch (RuntimeException | Error failed) {
            leave();
            throw failed;
        }
    }

    private void enter() {
        Thread now = holder;
        if (now == Thread.currentThread()) {
            throw unavailable("this thread (" + describe(now) + ") holds it already");
        }
        try {
            if (!gate.tryAcquire(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                Thread other = holder;
                throw unavailable((other == null ? "another thread" : describe(other)) + " held it for all of "
                        + timeout.toMillis() + " ms");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ConnectionUnavailableException(
                    "The thread was interrupted while it waited for the connection to " + name + ".", interrupted);
        }
    }

    private ConnectionUnavailableException unavailable(String why) {
        List<ConnectionHolder> holding = holders.list();
        PoolFigures now = figures();
        String places = holding.stream()
                .flatMap(held -> held.place().stream())
                .map(frame -> "\nIt was opened at " + frame + ".")
                .collect(Collectors.joining());
        String message = "The memory database " + name + " has one connection, and " + why + "." + places
                + "\nCommit, roll back or close the session or connection that holds it first, or use a file in place"
                + " of a memory database.";
        return new ConnectionUnavailableException(message, now.inUse(), now.idle(), now.waiting() + 1, holding, null);
    }

    private static String describe(Thread thread) {
        return "thread '" + thread.getName() + "'" + (thread.isAlive() ? "" : ", which has ended");
    }

    private void leave() {
        holder = null;
        gate.release();
    }

    @Override
    public Dialect dialect() {
        return source.dialect();
    }

    @Override
    public Dialect refinedDialect() {
        return source.refinedDialect();
    }

    @Override
    public PoolFigures figures() {
        PoolFigures inner = source.figures();
        return new PoolFigures(inner.inUse(), inner.idle(), inner.waiting() + gate.getQueueLength());
    }

    @Override
    public void close() {
        source.close();
    }

    private final class GatedCheckout implements Checkout {
        private final Checkout inner;

        GatedCheckout(Checkout inner) {
            this.inner = inner;
        }

        @Override
        public Connection jdbc() {
            return inner.jdbc();
        }

        @Override
        public ConnectionStatements statements() {
            return inner.statements();
        }

        @Override
        public void used() {
            holder = Thread.currentThread();
        }

        @Override
        public void release(boolean broken) throws SQLException {
            try {
                inner.release(broken);
            } finally {
                leave();
            }
        }
    }
}
