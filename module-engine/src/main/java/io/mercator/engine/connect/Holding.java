package io.mercator.engine.connect;

import io.mercator.api.error.ConnectionHolder;
import io.mercator.api.spi.Origin;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import org.jspecify.annotations.Nullable;

/**
 * One connection that is checked out, and who holds it. Where leaks are tracked the holder has another object, of which this
 * one knows nothing, so that its end is noticed.
 */
final class Holding implements Checkout {
    private static final System.Logger LOGGER = System.getLogger("io.mercator.engine");

    private static final AtomicIntegerFieldUpdater<Holding> RELEASED =
            AtomicIntegerFieldUpdater.newUpdater(Holding.class, "released");

    private final Holders holders;
    private final Checkout checkout;
    private final @Nullable Origin origin;
    private final long since = System.nanoTime();
    private volatile int released;
    private volatile Thread thread = Thread.currentThread();
    private volatile @Nullable Future<?> alarm;

    Holding(Holders holders, Checkout checkout, @Nullable Origin origin) {
        this.holders = holders;
        this.checkout = checkout;
        this.origin = origin;
    }

    @Override
    public Connection jdbc() {
        return checkout.jdbc();
    }

    @Override
    public ConnectionStatements statements() {
        return checkout.statements();
    }

    void alarm(Future<?> set) {
        alarm = set;
    }

    @Override
    public void used() {
        if (thread != Thread.currentThread()) {
            thread = Thread.currentThread();
        }
        checkout.used();
    }

    ConnectionHolder holder() {
        return new ConnectionHolder(
                thread.getName(),
                Instant.now().minusNanos(System.nanoTime() - since),
                origin == null ? "connection" : origin.opened(),
                origin == null ? List.of() : origin.frames());
    }

    @Override
    public void release(boolean broken) throws SQLException {
        end();
        if (RELEASED.compareAndSet(this, 0, 1)) {
            checkout.release(broken);
        }
    }

    /** {@inheritDoc} By the moment of the checkout: the hash of an identity costs more than the object. */
    @Override
    public int hashCode() {
        return Long.hashCode(since);
    }

    /** {@inheritDoc} Nothing but itself. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    /** Follows it no longer; false when it was not followed any more. */
    boolean end() {
        Future<?> known = alarm;
        if (known != null) {
            known.cancel(false);
        }
        return holders.remove(this);
    }

    /** Gives the connection back for a holder that is gone; what state it is in nobody knows. */
    void reclaim() {
        try {
            jdbc().rollback();
        } catch (SQLException failed) {
            LOGGER.log(Level.WARNING, "A connection that was not closed could not be rolled back", failed);
        }
        try {
            release(true);
        } catch (SQLException failed) {
            LOGGER.log(Level.WARNING, "A connection that was not closed could not be given back", failed);
        }
    }
}
