package io.mercator.api.session;

import io.mercator.api.engine.ConnectionOptions;
import io.mercator.api.engine.IsolationLevel;
import io.mercator.api.mapping.ColumnSource;
import io.mercator.api.sql.Condition;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The options of sessions: an immutable value whose methods return changed copies. For sessions that join a connection
 * ({@link SessionFactory#bind(io.mercator.api.engine.Connection)}) isolation level, timeout, staleness and waiting are the
 * connection's, and {@code readOnly} refuses flushes and bulk operations alone.
 *
 * @param autoflush when queries flush
 * @param expire what happens to loaded values when a transaction ends
 * @param inserts how INSERTs are sent
 * @param isStrict whether an object of another open session is told for plain objects too, which costs a weak set
 * @param transactions what holds for the connections of the sessions' transactions; when they are for reading only,
 *     flushes are refused
 * @param criteria conditions on every load of a class
 * @param backoff how long {@link Session#retrying} waits
 * @param routeTag what a routing function is told of the sessions, null for nothing
 */
public record SessionOptions(
        AutoflushMode autoflush,
        ExpireMode expire,
        InsertMode inserts,
        boolean isStrict,
        ConnectionOptions transactions,
        List<LoadCriteria> criteria,
        Backoff backoff,
        @Nullable String routeTag) {
    /**
     * Copies the list.
     *
     * @param autoflush when queries flush
     * @param expire what happens to loaded values when a transaction ends
     * @param inserts how INSERTs are sent
     * @param isStrict whether an object of another open session is told for plain objects too
     * @param transactions what holds for the connections of the sessions' transactions
     * @param criteria conditions on every load of a class
     * @param backoff how long {@link Session#retrying} waits
     * @param routeTag what a routing function is told of the sessions
     */
    public SessionOptions {
        criteria = List.copyOf(criteria);
    }

    /**
     * Returns the options that hold when nothing is said.
     *
     * @return smart autoflush, expiry on touch, batched inserts, read and write, the engine's isolation and
     *     timeout, not strict
     */
    public static SessionOptions defaults() {
        return new SessionOptions(
                AutoflushMode.SMART,
                ExpireMode.ON_TOUCH,
                InsertMode.BATCHED,
                false,
                ConnectionOptions.defaults(),
                List.of(),
                Backoff.defaults(),
                null);
    }

    /**
     * Chooses when queries flush.
     *
     * @param mode when
     * @return changed options
     */
    public SessionOptions autoflush(AutoflushMode mode) {
        return new SessionOptions(mode, expire, inserts, isStrict, transactions, criteria, backoff, routeTag);
    }

    /**
     * Chooses what happens to loaded values when a transaction ends.
     *
     * @param mode what
     * @return changed options
     */
    public SessionOptions expire(ExpireMode mode) {
        return new SessionOptions(autoflush, mode, inserts, isStrict, transactions, criteria, backoff, routeTag);
    }

    /**
     * Chooses how INSERTs are sent.
     *
     * @param mode how
     * @return changed options
     */
    public SessionOptions inserts(InsertMode mode) {
        return new SessionOptions(autoflush, expire, mode, isStrict, transactions, criteria, backoff, routeTag);
    }

    /**
     * Tells of plain objects that belong to another open session of a strict factory. Worth its cost in tests.
     *
     * @param on true to tell
     * @return changed options
     */
    public SessionOptions strict(boolean on) {
        return new SessionOptions(autoflush, expire, inserts, on, transactions, criteria, backoff, routeTag);
    }

    private SessionOptions transactions(ConnectionOptions changed) {
        return new SessionOptions(autoflush, expire, inserts, isStrict, changed, criteria, backoff, routeTag);
    }

    /**
     * Refuses flushes that would write, and makes the database refuse what other statements would write.
     *
     * @param on true for reading only
     * @return changed options
     */
    public SessionOptions readOnly(boolean on) {
        return transactions(transactions.readOnly(on));
    }

    /**
     * Tells whether flushes are refused and the database is told that nothing will be written.
     *
     * @return true for reading only
     */
    public boolean isReadOnly() {
        return transactions.isReadOnly();
    }

    /**
     * Chooses how far transactions are kept apart.
     *
     * @param level the level
     * @return changed options
     */
    public SessionOptions isolation(IsolationLevel level) {
        return transactions(transactions.isolation(level));
    }

    /**
     * Returns how far transactions are kept apart.
     *
     * @return the level, empty for the engine's default
     */
    public Optional<IsolationLevel> isolation() {
        return transactions.isolation();
    }

    /**
     * Limits how long the database may work for a statement; see
     * {@link io.mercator.api.engine.EngineOptions#timeout}.
     *
     * @param limit at least one millisecond
     * @return changed options
     * @throws IllegalArgumentException if shorter
     */
    public SessionOptions timeout(Duration limit) {
        return transactions(transactions.timeout(limit));
    }

    /**
     * Returns how long the database may work for a statement.
     *
     * @return the limit, empty for the engine's default
     */
    public Optional<Duration> timeout() {
        return transactions.timeout();
    }

    /**
     * Has transactions read what was so a given time ago, from a replica near by; see {@link ConnectionOptions#staleness}.
     *
     * @param age how long ago, at least one millisecond
     * @return changed options
     * @throws IllegalArgumentException if shorter
     */
    public SessionOptions staleness(Duration age) {
        return transactions(transactions.staleness(age));
    }

    /**
     * Returns how long ago what transactions read was so.
     *
     * @return the age, empty when they read the present
     */
    public Optional<Duration> staleness() {
        return transactions.staleness();
    }

    /**
     * Has transactions wait at their first statement until no other can make them fail; see
     * {@link ConnectionOptions#deferrable}.
     *
     * @param on true to wait
     * @return changed options
     */
    public SessionOptions deferrable(boolean on) {
        return transactions(transactions.deferrable(on));
    }

    /**
     * Chooses how long {@link Session#retrying} waits before it begins again: up to {@code first} after the first failure,
     * up to twice as long after each further one, and never longer than {@code longest}.
     *
     * @param first the limit of the first wait; zero waits never
     * @param longest the limit of every wait
     * @return changed options
     * @throws IllegalArgumentException if the first is negative, or the longest is shorter or more than a day
     */
    public SessionOptions backoff(Duration first, Duration longest) {
        return new SessionOptions(
                autoflush, expire, inserts, isStrict, transactions, criteria, new Backoff(first, longest), routeTag);
    }

    /**
     * Tells the routing function of the factory what kind of sessions these are, for example {@code reports}.
     *
     * @param tag a word of the application's
     * @return changed options
     */
    public SessionOptions route(String tag) {
        return new SessionOptions(
                autoflush, expire, inserts, isStrict, transactions, criteria, backoff, Objects.requireNonNull(tag));
    }

    /**
     * Returns what a routing function is told of the sessions.
     *
     * @return the application's word, empty for none
     */
    public Optional<String> route() {
        return Optional.ofNullable(routeTag);
    }

    /**
     * Puts a condition on every load of a class by the session: as what is queried, as what is joined or as what a
     * relationship refers to; SQLAlchemy's {@code with_loader_criteria}. For soft deletes and tenants. Objects that the
     * session has are not looked at, and reloads of an object by its key have no condition.
     *
     * @param type a mapped class
     * @param condition gives the condition on the class's columns, wherever they stand
     * @return changed options
     */
    public SessionOptions criteria(Class<?> type, Function<ColumnSource, Condition> condition) {
        List<LoadCriteria> all = new ArrayList<>(criteria);
        all.add(new LoadCriteria(type, condition));
        return new SessionOptions(autoflush, expire, inserts, isStrict, transactions, all, backoff, routeTag);
    }
}
