package io.mercator.engine.execute;

import io.mercator.api.dialect.Interrupter;
import io.mercator.engine.connect.Clock;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * One statement from its sending to the end of its rows, as other threads may stop it: a canceller, or the clock of its
 * timeout.
 *
 * <p>Its own thread is outside of the driver or inside; another thread interrupts it only while it is inside, and holds it
 * there until the call has returned, so that an interrupt never hits the statement, COMMIT or ROLLBACK that comes next. An
 * interrupt that the driver loses, because the statement had not quite begun, is sent again; so is one that found the thread
 * outside, since it may have been on its way in. Between rows the reason alone is noted, and the next row is refused.
 *
 * <p>The timeout counts the time inside of the driver only. The clock looks when the rest may be over, and comes again
 * when it is not.
 */
final class RunningStatement {
    /** Why a statement was stopped. */
    enum Reason {
        TIMEOUT,
        CANCELLED
    }

    private enum Place {
        OUTSIDE,
        INSIDE,
        HELD
    }

    private static final System.Logger LOGGER = System.getLogger("io.mercator.engine");
    private static final long AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long HOLD_NANOS = TimeUnit.MICROSECONDS.toNanos(50);

    private static final AtomicReferenceFieldUpdater<RunningStatement, Place> PLACE =
            AtomicReferenceFieldUpdater.newUpdater(RunningStatement.class, Place.class, "place");
    private static final AtomicReferenceFieldUpdater<RunningStatement, @Nullable Reason> REASON =
            AtomicReferenceFieldUpdater.newUpdater(RunningStatement.class, Reason.class, "reason");

    private final Interrupter interrupter;
    private final long timeoutNanos;
    private volatile Place place = Place.OUTSIDE;
    private volatile @Nullable Reason reason;
    private volatile @Nullable Statement statement;
    private volatile long enteredAt;
    private volatile long spentNanos;
    private volatile @Nullable Future<?> tick;
    private volatile boolean finished;

    /**
     * Creates a statement that is about to be sent.
     *
     * @param timeoutNanos how long it may be inside of the driver, 0 for as long as it likes
     */
    RunningStatement(Interrupter interrupter, long timeoutNanos) {
        this.interrupter = interrupter;
        this.timeoutNanos = timeoutNanos;
    }

    /** Notes JDBC's statement before it is run; refuses it when it was stopped already. */
    void running(Statement prepared) throws SQLException {
        statement = prepared;
        if (reason != null) {
            throw stopped();
        }
    }

    /** What stands in for the driver's error when the driver was not asked. */
    static SQLException stopped() {
        return new SQLException("The statement was stopped.", "57014");
    }

    @Nullable
    Reason reason() {
        return reason;
    }

    long timeoutNanos() {
        return timeoutNanos;
    }

    void enter() {
        if (timeoutNanos > 0) {
            enteredAt = System.nanoTime();
        }
        // ordered and no more: a canceller that does not see it yet comes again
        PLACE.lazySet(this, Place.INSIDE);
        if (timeoutNanos > 0 && tick == null) {
            tick = Clock.after(timeoutNanos, this::tick);
        }
    }

    void exit() {
        while (!PLACE.compareAndSet(this, Place.INSIDE, Place.OUTSIDE)) {
            LockSupport.parkNanos(HOLD_NANOS);
        }
        if (timeoutNanos > 0) {
            spentNanos += System.nanoTime() - enteredAt;
        }
        if (reason != null) {
            interrupter.clear();
        }
    }

    /** Ends it: nothing stops it any more. */
    void finish() {
        finished = true;
        Future<?> known = tick;
        if (known != null) {
            known.cancel(false);
        }
    }

    /** Stops it from another thread. */
    void cancel() throws SQLException {
        REASON.compareAndSet(this, null, Reason.CANCELLED);
        interrupt();
    }

    private void interrupt() throws SQLException {
        if (finished) {
            return;
        }
        if (PLACE.compareAndSet(this, Place.INSIDE, Place.HELD)) {
            try {
                Statement known = statement;
                if (known != null) {
                    interrupter.interrupt(known);
                }
            } finally {
                place = Place.INSIDE;
            }
        }
        tick = Clock.after(AGAIN_NANOS, this::again);
        if (finished) {
            finish();
        }
    }

    /** Has the server send no more rows; called by its own thread, outside of the driver, when its rows are given up. */
    void stopTheRest() {
        Statement known = statement;
        if (known == null) {
            return;
        }
        try {
            interrupter.interrupt(known);
        } catch (SQLException refused) {
            LOGGER.log(Level.WARNING, "The driver did not stop a statement", refused);
        } finally {
            interrupter.clear();
        }
    }

    private void again() {
        try {
            interrupt();
        } catch (SQLException refused) {
            LOGGER.log(Level.WARNING, "The driver did not stop a statement", refused);
        }
    }

    private void tick() {
        if (finished || reason != null) {
            return;
        }
        long left = timeoutNanos - spentNanos;
        if (place != Place.OUTSIDE) {
            left -= System.nanoTime() - enteredAt;
        }
        if (left > 0) {
            tick = Clock.after(Math.max(left, TimeUnit.MILLISECONDS.toNanos(1)), this::tick);
        } else {
            REASON.compareAndSet(this, null, Reason.TIMEOUT);
            again();
        }
    }
}
