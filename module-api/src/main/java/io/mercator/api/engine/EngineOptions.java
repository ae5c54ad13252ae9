package io.mercator.api.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The options of an engine: an immutable value whose methods return changed copies.
 *
 * <pre>{@code
 * Engine.create("sqlite:app.db", o -> o.echo(true).poolSize(4));
 * }</pre>
 */
public final class EngineOptions {
    private static final EngineOptions DEFAULTS = new EngineOptions(new Draft());

    private final Draft values;

    private EngineOptions(Draft values) {
        this.values = values;
    }

    /** The values, changed only before they become an object's own. */
    private static final class Draft {
        private boolean echo;
        private @Nullable Consumer<String> echoTo;
        private boolean hideParameters;
        private int poolSize = 10;
        private Duration checkoutTimeout = Duration.ofSeconds(30);
        private @Nullable String user;
        private @Nullable String password;
        private Map<String, String> driverProperties = Map.of();
        private @Nullable ModuleLayer layer;
        private @Nullable String dialect;
        private int cacheSize = 512;
        private OptionalInt preparedStatements = OptionalInt.empty();
        private List<StatementListener> listeners = List.of();
        private @Nullable IsolationLevel isolation;
        private @Nullable Duration timeout;
        private @Nullable Duration leakThreshold;

        private Draft copy() {
            Draft copy = new Draft();
            copy.echo = echo;
            copy.echoTo = echoTo;
            copy.hideParameters = hideParameters;
            copy.poolSize = poolSize;
            copy.checkoutTimeout = checkoutTimeout;
            copy.user = user;
            copy.password = password;
            copy.driverProperties = driverProperties;
            copy.layer = layer;
            copy.dialect = dialect;
            copy.cacheSize = cacheSize;
            copy.preparedStatements = preparedStatements;
            copy.listeners = listeners;
            copy.isolation = isolation;
            copy.timeout = timeout;
            copy.leakThreshold = leakThreshold;
            return copy;
        }
    }

    private EngineOptions with(Consumer<Draft> change) {
        Draft draft = values.copy();
        change.accept(draft);
        return new EngineOptions(draft);
    }

    /**
     * Returns the options that hold when nothing is said.
     *
     * @return no echo, parameters shown, at most 10 connections, 30 seconds to wait for one, 512 cached statements,
     *     the database's isolation, no timeout for statements, no leak tracking
     */
    public static EngineOptions defaults() {
        return DEFAULTS;
    }

    /**
     * Logs every statement, its parameters and BEGIN, COMMIT, ROLLBACK to the {@code System.Logger} named
     * {@code io.mercator.engine}, at INFO.
     *
     * @param on true to log
     * @return changed options
     */
    public EngineOptions echo(boolean on) {
        return with(draft -> draft.echo = on);
    }

    /**
     * Gives the lines of the echo to a receiver in place of the logger: statement, parameters, and BEGIN (implicit),
     * COMMIT, ROLLBACK, each as one text.
     *
     * @param receiver gets each text, from the thread that runs the statement
     * @return changed options
     */
    public EngineOptions echo(Consumer<String> receiver) {
        return with(draft -> {
            draft.echo = true;
            draft.echoTo = receiver;
        });
    }

    /**
     * Leaves parameters out of echo, events and errors.
     *
     * @param hide true to hide
     * @return changed options
     */
    public EngineOptions hideParameters(boolean hide) {
        return with(draft -> draft.hideParameters = hide);
    }

    /**
     * Limits the pool.
     *
     * @param connections the most connections, at least 1
     * @return changed options
     * @throws IllegalArgumentException if less than 1
     */
    public EngineOptions poolSize(int connections) {
        if (connections < 1) {
            throw new IllegalArgumentException("poolSize must be at least 1, not " + connections);
        }
        return with(draft -> draft.poolSize = connections);
    }

    /**
     * Limits the wait for a connection.
     *
     * @param timeout at least 250 milliseconds, which is the pool's own lower limit
     * @return changed options
     * @throws IllegalArgumentException if shorter
     */
    public EngineOptions checkoutTimeout(Duration timeout) {
        if (timeout.toMillis() < 250) {
            throw new IllegalArgumentException("checkoutTimeout must be at least 250 ms, not " + timeout);
        }
        return with(draft -> draft.checkoutTimeout = timeout);
    }

    /**
     * Names the user.
     *
     * @param name the user
     * @return changed options
     */
    public EngineOptions user(String name) {
        return with(draft -> draft.user = name);
    }

    /**
     * Gives the password, which never prints.
     *
     * @param secret the password
     * @return changed options
     */
    public EngineOptions password(String secret) {
        return with(draft -> draft.password = secret);
    }

    /**
     * Gives the JDBC driver a property.
     *
     * @param name the driver's name for it
     * @param value its value
     * @return changed options
     */
    public EngineOptions driverProperty(String name, String value) {
        Map<String, String> all = new LinkedHashMap<>(values.driverProperties);
        all.put(name, value);
        return with(draft -> draft.driverProperties = Map.copyOf(all));
    }

    /**
     * Looks for dialects in a layer as well, beside those that the boot layer or the class path has.
     *
     * @param modules the layer
     * @return changed options
     */
    public EngineOptions layer(ModuleLayer modules) {
        return with(draft -> draft.layer = modules);
    }

    /**
     * Names the dialect for a data source, so that it is known before the first connection.
     *
     * @param name the dialect's name, for example {@code sqlite}
     * @return changed options
     */
    public EngineOptions dialect(String name) {
        return with(draft -> draft.dialect = name);
    }

    /**
     * Limits the cache of rendered statements.
     *
     * @param statements how many, 0 for none
     * @return changed options
     * @throws IllegalArgumentException if negative
     */
    public EngineOptions cacheSize(int statements) {
        if (statements < 0) {
            throw new IllegalArgumentException("cacheSize must not be negative: " + statements);
        }
        return with(draft -> draft.cacheSize = statements);
    }

    /**
     * Chooses how many prepared statements stay with each connection of the pool when it goes back, for the next who takes
     * it. Within one checkout statements are prepared once in any case; the connections of a data source of your own keep
     * none but what it keeps itself.
     *
     * @param statements how many for each connection, 0 for none; unless said as many as pay with the database and its
     *     driver: 64 on SQLite, Derby and H2, none on PostgreSQL and MariaDB, whose drivers keep their own
     * @return changed options
     * @throws IllegalArgumentException if negative
     */
    public EngineOptions preparedStatements(int statements) {
        if (statements < 0) {
            throw new IllegalArgumentException("preparedStatements must not be negative: " + statements);
        }
        return with(draft -> draft.preparedStatements = OptionalInt.of(statements));
    }

    /**
     * Adds a listener.
     *
     * @param listener hears of every statement and transaction
     * @return changed options
     */
    public EngineOptions listener(StatementListener listener) {
        List<StatementListener> all = new ArrayList<>(values.listeners);
        all.add(listener);
        return with(draft -> draft.listeners = List.copyOf(all));
    }

    /**
     * Chooses how far transactions are kept apart, for every connection that does not choose otherwise. The level is put
     * back when a connection returns to the pool or to the user's data source.
     *
     * @param level a level that the database has; another one is refused by the first {@link Engine#connect}
     * @return changed options
     */
    public EngineOptions isolation(IsolationLevel level) {
        return with(draft -> draft.isolation = level);
    }

    /**
     * Limits how long the database may work for a statement, for every statement that does not choose otherwise. What
     * counts is the time inside of the database: up to its answer, and while rows are fetched, not the time that the
     * program takes between rows. A statement that takes longer is stopped and fails with
     * {@link io.mercator.api.error.ErrorKind#TIMEOUT}.
     *
     * <p>Waiting for a lock counts as well. Derby cannot be stopped while it waits; there the wait ends by its own limit
     * ({@code derby.locks.waitTimeout}), with the same kind of error.
     *
     * @param limit at least one millisecond
     * @return changed options
     * @throws IllegalArgumentException if shorter
     */
    public EngineOptions timeout(Duration limit) {
        Duration checked = ConnectionOptions.checkedTimeout(limit);
        return with(draft -> draft.timeout = checked);
    }

    /**
     * Remembers where sessions and connections were opened, with a threshold of 30 seconds; see
     * {@link #leakTracking(Duration)}.
     *
     * @param on true to remember
     * @return changed options
     */
    public EngineOptions leakTracking(boolean on) {
        return with(draft -> draft.leakThreshold = on ? Duration.ofSeconds(30) : null);
    }

    /**
     * Remembers where sessions and connections were opened, and logs to the {@code System.Logger} named
     * {@code io.mercator.engine}, at WARNING, when a connection is held for longer than a threshold and when one is
     * garbage-collected without having been closed; the latter's place in the pool is freed. Errors that list holders
     * name the place too. Costs a walk of the stack for each connection and session.
     *
     * @param threshold how long a connection may be held without a word, at least one millisecond
     * @return changed options
     * @throws IllegalArgumentException if shorter
     */
    public EngineOptions leakTracking(Duration threshold) {
        if (threshold.toMillis() < 1) {
            throw new IllegalArgumentException("leakTracking needs a threshold of at least 1 ms, not " + threshold);
        }
        return with(draft -> draft.leakThreshold = threshold);
    }

    /**
     * Tells whether statements are logged.
     *
     * @return true if to the {@code System.Logger} named {@code io.mercator.engine}, at INFO
     */
    public boolean isEcho() {
        return values.echo;
    }

    /**
     * Returns who gets the lines of the echo.
     *
     * @return the receiver, empty for the logger
     */
    public Optional<Consumer<String>> echoReceiver() {
        return Optional.ofNullable(values.echoTo);
    }

    /**
     * Tells whether parameters are left out of echo, events and errors.
     *
     * @return true if hidden
     */
    public boolean isHideParameters() {
        return values.hideParameters;
    }

    /**
     * Returns the most connections of the pool.
     *
     * @return at least 1
     */
    public int poolSize() {
        return values.poolSize;
    }

    /**
     * Returns how long a thread waits for a connection.
     *
     * @return at least 250 milliseconds
     */
    public Duration checkoutTimeout() {
        return values.checkoutTimeout;
    }

    /**
     * Returns the user.
     *
     * @return the name, empty when the URL or nobody says one
     */
    public Optional<String> user() {
        return Optional.ofNullable(values.user);
    }

    /**
     * Returns the password.
     *
     * @return the password, empty when the URL or nobody says one
     */
    public Optional<String> password() {
        return Optional.ofNullable(values.password);
    }

    /**
     * Returns properties for the JDBC driver.
     *
     * @return an unmodifiable map
     */
    public Map<String, String> driverProperties() {
        return values.driverProperties;
    }

    /**
     * Returns the layer in which dialects are looked for beside the boot layer.
     *
     * @return the layer, empty when none was given
     */
    public Optional<ModuleLayer> layer() {
        return Optional.ofNullable(values.layer);
    }

    /**
     * Returns the name of the dialect for a data source.
     *
     * @return the name, empty when the first connection tells it
     */
    public Optional<String> dialect() {
        return Optional.ofNullable(values.dialect);
    }

    /**
     * Returns how many rendered statements are kept.
     *
     * @return at least 0
     */
    public int cacheSize() {
        return values.cacheSize;
    }

    /**
     * Returns how many prepared statements stay with a connection of the pool.
     *
     * @return the number, empty for what pays with the database
     */
    public OptionalInt preparedStatements() {
        return values.preparedStatements;
    }

    /**
     * Returns who hears of statements.
     *
     * @return an unmodifiable list in the order in which they were added
     */
    public List<StatementListener> listeners() {
        return values.listeners;
    }

    /**
     * Returns how far transactions are kept apart.
     *
     * @return the level, empty for the database's default
     */
    public Optional<IsolationLevel> isolation() {
        return Optional.ofNullable(values.isolation);
    }

    /**
     * Returns how long the database may work for a statement.
     *
     * @return the limit, empty for none
     */
    public Optional<Duration> timeout() {
        return Optional.ofNullable(values.timeout);
    }

    /**
     * Returns after which time a connection that is held is logged.
     *
     * @return the threshold, empty when leaks are not tracked
     */
    public Optional<Duration> leakThreshold() {
        return Optional.ofNullable(values.leakThreshold);
    }
}
