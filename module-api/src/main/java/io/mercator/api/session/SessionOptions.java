package io.mercator.api.session;

import io.mercator.api.engine.IsolationLevel;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The options of sessions: an immutable value whose methods return changed copies.
 *
 * @param autoflush when queries flush
 * @param expire what happens to loaded values when a transaction ends
 * @param inserts how INSERTs are sent
 * @param isReadOnly whether flushes are refused and the database is told that nothing will be written
 * @param isolationLevel how far transactions are kept apart, null for the database's default
 * @param isStrict whether an object of another open session is told for plain objects too, which costs a weak set
 */
public record SessionOptions(
        AutoflushMode autoflush,
        ExpireMode expire,
        InsertMode inserts,
        boolean isReadOnly,
        @Nullable IsolationLevel isolationLevel,
        boolean isStrict) {
    /**
     * Returns the options that hold when nothing is said.
     *
     * @return smart autoflush, expiry on touch, batched inserts, read and write, the database's isolation, not strict
     */
    public static SessionOptions defaults() {
        return new SessionOptions(AutoflushMode.SMART, ExpireMode.ON_TOUCH, InsertMode.BATCHED, false, null, false);
    }

    /**
     * Chooses when queries flush.
     *
     * @param mode when
     * @return changed options
     */
    public SessionOptions autoflush(AutoflushMode mode) {
        return new SessionOptions(mode, expire, inserts, isReadOnly, isolationLevel, isStrict);
    }

    /**
     * Chooses what happens to loaded values when a transaction ends.
     *
     * @param mode what
     * @return changed options
     */
    public SessionOptions expire(ExpireMode mode) {
        return new SessionOptions(autoflush, mode, inserts, isReadOnly, isolationLevel, isStrict);
    }

    /**
     * Chooses how INSERTs are sent.
     *
     * @param mode how
     * @return changed options
     */
    public SessionOptions inserts(InsertMode mode) {
        return new SessionOptions(autoflush, expire, mode, isReadOnly, isolationLevel, isStrict);
    }

    /**
     * Refuses flushes that would write, and tells the database so.
     *
     * @param on true for reading only
     * @return changed options
     */
    public SessionOptions readOnly(boolean on) {
        return new SessionOptions(autoflush, expire, inserts, on, isolationLevel, isStrict);
    }

    /**
     * Chooses how far transactions are kept apart.
     *
     * @param level the level
     * @return changed options
     */
    public SessionOptions isolation(IsolationLevel level) {
        return new SessionOptions(autoflush, expire, inserts, isReadOnly, level, isStrict);
    }

    /**
     * Tells of plain objects that belong to another open session of a strict factory. Worth its cost in tests.
     *
     * @param on true to tell
     * @return changed options
     */
    public SessionOptions strict(boolean on) {
        return new SessionOptions(autoflush, expire, inserts, isReadOnly, isolationLevel, on);
    }

    /**
     * Returns how far transactions are kept apart.
     *
     * @return the level, empty for the database's default
     */
    public Optional<IsolationLevel> isolation() {
        return Optional.ofNullable(isolationLevel);
    }
}
