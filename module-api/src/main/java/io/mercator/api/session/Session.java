package io.mercator.api.session;

import io.mercator.api.engine.Connection;
import io.mercator.api.engine.Result;
import io.mercator.api.schema.Column;
import io.mercator.api.sql.Delete;
import io.mercator.api.sql.QueryExpression;
import io.mercator.api.sql.Row;
import io.mercator.api.sql.Statement;
import io.mercator.api.sql.Update;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A workspace for objects: it holds each row's object once, notices what changes, and sends it in one transaction.
 *
 * <p>It takes a connection with its first statement and keeps it to {@link #commit}, {@link #rollback} or
 * {@link #close}. It belongs to one thread at a time; a second thread inside at the same moment is told
 * ({@link io.mercator.api.error.ConcurrentUseException}). Every method throws
 * {@link io.mercator.api.error.ResourceClosedException} once it is closed, and
 * {@link io.mercator.api.error.PendingRollbackException} after a failed flush or commit until {@link #rollback}.
 *
 * <p>Objects are plain: a getter shows the values that were last loaded or set. After a commit they are expired: the
 * next query refreshes those among its rows, and {@link #get}, {@link #read}, {@link #refresh} reload by key. What was
 * changed meanwhile stays changed.
 */
public interface Session extends RowQueries, AutoCloseable {
    /**
     * Makes a new object pending: the next flush inserts it. Nothing is sent now. An object that is marked as deleted
     * becomes persistent again; one that is in the session already stays.
     *
     * @param object an object of a mapped class
     * @throws io.mercator.api.error.UnmappedClassException if its class is not mapped
     * @throws io.mercator.api.error.IdentityConflictException if the session holds another object with its key
     * @throws io.mercator.api.error.ForeignSessionException if it belongs to another open session
     */
    void add(Object object);

    /**
     * Adds objects in order.
     *
     * @param objects objects of mapped classes
     */
    void addAll(Collection<?> objects);

    /**
     * Adds objects in order.
     *
     * @param objects objects of mapped classes
     */
    default void addAll(Object... objects) {
        addAll(List.of(objects));
    }

    /**
     * Returns the object of a row by its key, from the session without SQL if it is there and not expired.
     *
     * @param type a mapped class
     * @param key the key's values in the order of the mapping's key columns
     * @param <E> the class
     * @return the object
     * @throws io.mercator.api.error.NoResultFoundException if there is no such row
     */
    <E> E get(Class<E> type, Object... key);

    /**
     * Finds the object of a row by its key, from the session without SQL if it is there and not expired.
     *
     * @param type a mapped class
     * @param key the key's values in the order of the mapping's key columns
     * @param <E> the class
     * @return the object, empty when there is no such row
     */
    <E> Optional<E> find(Class<E> type, Object... key);

    /**
     * Reads a property of an object, reloading the object by key if it is expired.
     *
     * @param object a persistent object
     * @param column the property's column
     * @param <T> the Java class of its values
     * @return the property's value
     * @throws io.mercator.api.error.ObjectDeletedException if the row is gone
     */
    <T> @Nullable T read(Object object, Column<T> column);

    /**
     * Queries the objects of a class.
     *
     * @param type a mapped class
     * @param <E> the class
     * @return the query
     */
    <E> Query<E> query(Class<E> type);

    /**
     * Runs a query and gives its rows, as {@link #execute(Statement)}.
     *
     * @param query for example {@code select(users.id, users.name).from(users)}
     * @param <R> its rows
     * @return the result; close it unless all rows were read
     */
    default <R extends Row> Result<R> select(QueryExpression<R> query) {
        return execute(query);
    }

    /**
     * Begins an UPDATE of a class's rows, to be given to {@link #execute(Statement)}. The session's objects of the class
     * see it: they are expired, as far as nothing in them was changed.
     *
     * @param type a mapped class
     * @return {@code Sql.update} of its table
     * @throws io.mercator.api.error.UnmappedClassException if the class is not mapped
     */
    Update update(Class<?> type);

    /**
     * Begins a DELETE of a class's rows, to be given to {@link #execute(Statement)}. The session's objects of the rows
     * that it meets count as deleted.
     *
     * @param type a mapped class
     * @return {@code Sql.delete} of its table
     * @throws io.mercator.api.error.UnmappedClassException if the class is not mapped
     */
    Delete delete(Class<?> type);

    /**
     * Runs a statement in the session's transaction, after flushing what is due before it. The session's objects stay true:
     * those of a table that an UPDATE or INSERT changes are expired, and those whose rows a DELETE meets are deleted (their
     * keys are asked for before). Of what text changes, and the database by itself, the session knows nothing.
     *
     * @param statement a statement or text
     * @param <R> its rows
     * @return the result; close it unless all rows were read
     */
    <R extends Row> Result<R> execute(Statement<R> statement);

    /**
     * Runs a statement with values for its named parameters, as {@link #execute(Statement)}.
     *
     * @param statement a statement with {@code Sql.parameter(name, type)} in it
     * @param parameters the values by name
     * @param <R> its rows
     * @return the result; close it unless all rows were read
     */
    <R extends Row> Result<R> execute(Statement<R> statement, Map<String, ?> parameters);

    /**
     * Runs a statement with a timeout of its own; see {@link #execute(Statement)}.
     *
     * @param statement a statement or text
     * @param timeout how long the database may work for it, at least one millisecond; see
     *     {@link io.mercator.api.engine.EngineOptions#timeout}
     * @param <R> its rows
     * @return the result; close it unless all rows were read
     * @throws IllegalArgumentException if the timeout is shorter than one millisecond
     */
    <R extends Row> Result<R> execute(Statement<R> statement, Duration timeout);

    /**
     * Stops the statement that the session runs at this moment, and those whose rows are being read: they fail with
     * {@link io.mercator.api.error.ErrorKind#CANCELLED} on their own thread; a flush or commit that fails so is rolled
     * back as after any other error. Without such a statement, and on a closed session, it does nothing. The one method
     * that may be called from any thread.
     *
     * @throws io.mercator.api.error.StatementException if the driver cannot cancel
     */
    void cancel();

    /**
     * Returns the session's connection, and takes one if it has none.
     *
     * @return the connection; it belongs to the session, which ends its transaction and gives it back
     */
    Connection connection();

    /**
     * Sends all changes: UPDATEs and INSERTs by table in the order of dependency, then DELETEs in reverse.
     *
     * @throws io.mercator.api.error.FlushException if the changes cannot be sent; nothing was
     * @throws io.mercator.api.error.ValueMisfitException if a column would cut, round or change a value; nothing was sent
     * @throws io.mercator.api.error.ConversionException if a converter refuses a value
     * @throws io.mercator.api.error.StatementException if the database refuses; the transaction is rolled back, the
     *     objects are put back, and the session waits for {@link #rollback}
     * @throws io.mercator.api.error.StaleDataException if a row is gone or was changed; likewise
     */
    void flush();

    /**
     * Flushes, commits, gives the connection back, and expires the objects. Without a transaction and without changes
     * nothing is sent.
     *
     * @throws io.mercator.api.error.StatementException if the database refuses; the transaction is rolled back, the
     *     objects are put back, and the session waits for {@link #rollback}
     */
    void commit();

    /**
     * Rolls back and puts the objects back: persistent ones get the values of the transaction's start, pending ones
     * leave the session and lose generated keys, deleted ones return. Without a transaction it does the same for
     * changes not flushed.
     */
    void rollback();

    /**
     * Reloads an object by its key. What was changed since it was last loaded or flushed stays changed; see
     * {@link #revert}. An immutable object whose row has changed leaves the session, and {@link #get} gives the new one.
     *
     * @param object a persistent object
     * @throws io.mercator.api.error.ObjectDeletedException if the row is gone
     */
    void refresh(Object object);

    /**
     * Reloads every expired object, in batches for each table. An object whose row is gone becomes detached.
     *
     * @return how many objects were reloaded
     */
    int refreshExpired();

    /**
     * Expires an object: its next use by the session, or a query that meets its row, reloads it.
     *
     * @param object a persistent object
     */
    void expire(Object object);

    /**
     * Expires properties of an object.
     *
     * @param object a persistent object
     * @param columns the properties' columns, at least one
     */
    void expire(Object object, Column<?>... columns);

    /** Expires every persistent object. */
    void expireAll();

    /**
     * Takes changes that were not flushed back: every property gets the value that was last loaded or flushed.
     *
     * @param object a persistent object
     */
    void revert(Object object);

    /**
     * Takes an object out of the session; its row stays, its changes are not sent.
     *
     * @param object a pending or persistent object
     */
    void expunge(Object object);

    /**
     * Marks a persistent object for deletion; the next flush deletes its row.
     *
     * @param object a persistent object
     */
    void delete(Object object);

    /**
     * Forces NULL into a column at the object's INSERT, where a null property would take the column's default.
     *
     * @param object a pending object
     * @param column the column
     */
    void setNull(Object object, Column<?> column);

    /**
     * Tells whether an object is in the session.
     *
     * @param object any object
     * @return true for pending and persistent objects
     */
    boolean contains(Object object);

    /**
     * Tells how an object stands to the session.
     *
     * @param object any object
     * @return its state
     */
    ObjectState state(Object object);

    /**
     * Returns the objects that the next flush inserts.
     *
     * @return a copy in the order added, compared by identity
     */
    Set<Object> pending();

    /**
     * Returns the persistent objects whose properties differ from their rows. Compares all loaded objects.
     *
     * @return a copy in the order loaded, compared by identity
     */
    Set<Object> dirty();

    /**
     * Returns the objects that the next flush deletes.
     *
     * @return a copy in the order marked, compared by identity
     */
    Set<Object> deleted();

    /**
     * Returns what changed in an object since it was last loaded or flushed.
     *
     * @param object a persistent object
     * @return one entry for each changed property, in the order of the table's columns
     */
    List<PropertyChange> changes(Object object);

    /**
     * Runs work in which queries do not flush.
     *
     * @param work gives a value
     * @param <T> what the work gives
     * @return what the work gave
     */
    <T> T noAutoflush(Supplier<T> work);

    /**
     * Runs work and commits; rolls back when it throws.
     *
     * @param work uses this session
     */
    void transaction(Consumer<? super Session> work);

    /**
     * Runs work that gives a value and commits; rolls back when it throws.
     *
     * @param work uses this session
     * @param <T> what the work gives
     * @return what the work gave
     */
    <T> T inTransaction(Function<? super Session, T> work);

    /**
     * Tells whether a transaction is open.
     *
     * @return true from the first statement to commit, rollback or close
     */
    boolean isInTransaction();

    /**
     * Tells whether the session was closed.
     *
     * @return true after {@link #close}
     */
    boolean isClosed();

    /**
     * Rolls an open transaction back, gives the connection back, and lets all objects go as they are. Closing twice
     * does nothing.
     */
    @Override
    void close();
}
