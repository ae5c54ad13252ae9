package io.mercator.api.engine;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What holds for one checkout of a connection: an immutable value whose methods return changed copies. Everything is put
 * back as it was when the connection is closed.
 *
 * <pre>{@code
 * engine.connect(o -> o.readOnly(true).isolation(IsolationLevel.SERIALIZABLE).timeout(Duration.ofSeconds(5)));
 * }</pre>
 *
 * @param isReadOnly whether the database refuses to write
 * @param isolationLevel how far transactions are kept apart, null for the engine's default
 * @param statementTimeout how long the database may work for a statement, null for the engine's default
 * @param readStaleness how long ago what transactions read was so, null to read the present
 * @param isDeferrable whether serializable transactions for reading wait until nothing can make them fail
 */
public record ConnectionOptions(
        boolean isReadOnly,
        @Nullable IsolationLevel isolationLevel,
        @Nullable Duration statementTimeout,
        @Nullable Duration readStaleness,
        boolean isDeferrable) {
    private static final ConnectionOptions DEFAULTS = new ConnectionOptions(false, null, null, null, false);

    /**
     * Returns the options that hold when nothing is said.
     *
     * @return read and write, the engine's isolation and timeout
     */
    public static ConnectionOptions defaults() {
        return DEFAULTS;
    }

    /**
     * Makes the database refuse to write: an INSERT, UPDATE, DELETE or definition fails with
     * {@link io.mercator.api.error.ErrorKind#READ_ONLY}.
     *
     * @param on true for reading only
     * @return changed options
     */
    public ConnectionOptions readOnly(boolean on) {
        return new ConnectionOptions(on, isolationLevel, statementTimeout, readStaleness, isDeferrable);
    }

    /**
     * Chooses how far transactions are kept apart.
     *
     * @param level a level that the database has
     * @return changed options
     */
    public ConnectionOptions isolation(IsolationLevel level) {
        return new ConnectionOptions(isReadOnly, level, statementTimeout, readStaleness, isDeferrable);
    }

    /**
     * Limits how long the database may work for a statement; see {@link EngineOptions#timeout}.
     *
     * @param limit at least one millisecond
     * @return changed options
     * @throws IllegalArgumentException if shorter
     */
    public ConnectionOptions timeout(Duration limit) {
        return new ConnectionOptions(isReadOnly, isolationLevel, checkedTimeout(limit), readStaleness, isDeferrable);
    }

    /**
     * Has transactions read what was so a given time ago, so that a replica near by answers and nothing waits for a writer.
     * For read-only connections to databases whose replicas know what they have: CockroachDB (follower reads, from about five
     * seconds on) and YugabyteDB (from a second on). One transaction sees one moment. Others refuse; there, route reading
     * sessions to a replica's engine.
     *
     * @param age how long ago, at least one millisecond
     * @return changed options
     * @throws IllegalArgumentException if shorter
     */
    public ConnectionOptions staleness(Duration age) {
        if (age.toMillis() < 1) {
            throw new IllegalArgumentException("staleness must be at least 1 ms, not " + age);
        }
        return new ConnectionOptions(isReadOnly, isolationLevel, statementTimeout, age, isDeferrable);
    }

    /**
     * Returns how long ago what transactions read was so.
     *
     * @return the age, empty when they read the present
     */
    public Optional<Duration> staleness() {
        return Optional.ofNullable(readStaleness);
    }

    /**
     * Has transactions wait at their first statement until no other can make them fail, and then read without what
     * serializability costs: PostgreSQL's {@code SERIALIZABLE READ ONLY DEFERRABLE}, for long reports and backups. The
     * connection must be read-only and serializable.
     *
     * @param on true to wait
     * @return changed options
     */
    public ConnectionOptions deferrable(boolean on) {
        return new ConnectionOptions(isReadOnly, isolationLevel, statementTimeout, readStaleness, on);
    }

    /**
     * Returns how far transactions are kept apart.
     *
     * @return the level, empty for the engine's default
     */
    public Optional<IsolationLevel> isolation() {
        return Optional.ofNullable(isolationLevel);
    }

    /**
     * Returns how long the database may work for a statement.
     *
     * @return the limit, empty for the engine's default
     */
    public Optional<Duration> timeout() {
        return Optional.ofNullable(statementTimeout);
    }

    /**
     * Checks a limit for statements.
     *
     * @param limit how long
     * @return the limit
     * @throws IllegalArgumentException if it is shorter than one millisecond
     */
    public static Duration checkedTimeout(Duration limit) {
        if (limit.toMillis() < 1) {
            throw new IllegalArgumentException("timeout must be at least 1 ms, not " + limit);
        }
        return limit;
    }
}
