package io.mercator.api.session;

import io.mercator.api.engine.Connection;
import io.mercator.api.engine.Result;
import io.mercator.api.mapping.Entity;
import io.mercator.api.mapping.Relationship;
import io.mercator.api.mapping.ToMany;
import io.mercator.api.mapping.ToOne;
import io.mercator.api.schema.Column;
import io.mercator.api.sql.Delete;
import io.mercator.api.sql.Expression;
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
     * Reads a reference of an object, loading the object that it refers to if that is not known yet, and reloading the
     * object if it is expired.
     *
     * @param object a persistent or pending object
     * @param relationship a reference of its class
     * @param <E> the object's class
     * @param <T> the class of the object that it refers to
     * @return the object referred to, or null
     * @throws io.mercator.api.error.SessionException if the reference is {@code RAISE} and not loaded
     */
    <E, T> @Nullable T read(E object, ToOne<E, T> relationship);

    /**
     * Tells whether a relationship of an object is known: a collection loaded, a reference looked for. Sends nothing. A
     * reference of a plain class that is not known reads as null.
     *
     * @param object a persistent or pending object
     * @param relationship a relationship of its class
     * @param <E> the object's class
     * @return true if the property shows what the relationship has; false for dynamic ones
     */
    <E> boolean isLoaded(E object, Relationship<E, ?> relationship);

    /**
     * Returns the objects of a relationship as a query, to which objects are added and from which they are removed.
     *
     * @param object a persistent or pending object
     * @param relationship a relationship of its class, dynamic or not
     * @param <E> the object's class
     * @param <T> the class of the related objects
     * @return the related objects, of which none is loaded yet
     */
    <E, T> RelatedObjects<T> related(E object, ToMany<E, T> relationship);

    /**
     * Loads relationships of objects that the session has, by one statement each for all objects.
     *
     * @param objects persistent objects of one class
     * @param options what is loaded; the strategies joined and lazy count as select-in
     */
    void load(Collection<?> objects, Load... options);

    /**
     * Queries the objects of an entity: of a class under an alias, or from a subquery.
     *
     * @param entity the entity
     * @param <E> its class
     * @return the query
     */
    <E> Query<E> query(Entity<E> entity);

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
     * Runs a statement in the session's transaction, after flushing what is due before it: changes of the tables that it
     * names, and before an INSERT, UPDATE or DELETE those of the tables that the changed one refers to, or that refer to it,
     * by foreign keys. The session's objects stay true:
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
     * Returns what writes many rows at once, past the unit of work and in the session's transaction.
     *
     * @return the operations
     */
    BulkOperations bulk();

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
     * Returns the session's connection, and takes one if it has none. Of statements sent by it the session knows nothing:
     * it flushes nothing before them, and no {@link #budget} counts them.
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
     * Reloads an object by its key; its collections are read again when they are next looked at. What was changed since it
     * was last loaded or flushed stays changed; see {@link #revert}. An immutable object whose row has changed leaves the
     * session, and {@link #get} gives the new one.
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
     * Takes changes that were not flushed back: every property gets the value that was last loaded or flushed, references
     * and collections too, with which the other side of their relationships keeps in step.
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
     * Takes all objects out of the session, as {@link #expunge}, which holds none then; SQLAlchemy's {@code expunge_all}.
     * What a flush of the open transaction wrote stays for commit or rollback to decide, which leave the objects as they are.
     *
     * @throws io.mercator.api.error.PendingRollbackException after a failed flush or commit until {@link #rollback}
     */
    void expungeAll();

    /**
     * Marks a persistent object for deletion, with what its relationships reach that cascade DELETE; the next flush deletes
     * their rows. Rows that refer to them have their foreign keys set to NULL.
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
     * Returns the persistent objects whose properties differ from their rows, or whose relationships have changed. Compares
     * all loaded objects.
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
     * @return one entry for each changed property, in the order of the table's columns, then one for each relationship that
     *     has changed: the object referred to, or the elements of a collection, before and now
     */
    List<PropertyChange> changes(Object object);

    /**
     * Tells what became of a property since the object was last loaded or flushed. Sends nothing: an expired or deferred
     * property has no history, but for a value that was assigned to it since.
     *
     * @param object a pending or persistent object
     * @param column the property's column
     * @param <T> the Java class of the column's values
     * @return the history; of a pending object the value alone, as added, unless it is null
     * @throws io.mercator.api.error.SessionException if the object is neither, or the column is no property of it
     */
    <T> History<T> history(Object object, Column<T> column);

    /**
     * Tells what became of a relationship since its object was last loaded or flushed. Sends nothing: of a collection that is
     * not loaded it tells what came and went meanwhile.
     *
     * @param object a pending or persistent object
     * @param relationship a relationship of its class
     * @param <E> the class of the object
     * @param <T> the class of the related objects
     * @return the history, without nulls
     * @throws io.mercator.api.error.SessionException if the object is neither, or the relationship is not mapped
     */
    <E, T> History<T> history(E object, Relationship<E, T> relationship);

    /**
     * Puts an SQL expression into a column with the next flush, in place of the property's value: for example
     * {@code session.assign(page, pages.hits, add(pages.hits, 1))}. The property is read again afterwards.
     *
     * @param object a pending or persistent object
     * @param column the column of a property that is no key
     * @param value the expression; over columns of the table only for a persistent object
     * @param <T> the Java class of the column's values
     */
    <T> void assign(Object object, Column<T> column, Expression<T> value);

    /**
     * Brings the state of an object, and of what it refers to along relationships that cascade MERGE, into this session:
     * copies it onto the session's object of the same key, which is loaded if need be, or onto a new, pending one. The given
     * objects stay as they are and outside of the session.
     *
     * @param object a transient or detached object of a mapped class
     * @param <E> its class
     * @return the session's object
     * @throws io.mercator.api.error.StaleDataException if an object has an older version than its row
     * @throws io.mercator.api.error.SessionException if an object whose properties the constructor alone sets differs from
     *     the session's
     */
    default <E> E merge(E object) {
        return merge(object, true);
    }

    /**
     * Brings the state of an object into this session, as {@link #merge(Object)}.
     *
     * @param object a transient or detached object of a mapped class
     * @param load false to take the object's values for those of its row, without looking: for objects out of a cache
     * @param <E> its class
     * @return the session's object
     * @throws io.mercator.api.error.SessionException if not loading and an object has no key
     */
    <E> E merge(E object, boolean load);

    /**
     * Tells what the next flush would send, in which order and why, and sends nothing. New objects that are reached by
     * relationships come into the session, as they do when it flushes. Nothing that gives default values is called; what
     * is not known before the flush is shown as a {@link PendingValue}, for example {@code <key of User@1a2b>}.
     *
     * @return the plan
     */
    PlannedFlush plan();

    /**
     * Limits the SELECT statements that the session sends from now on. One more is refused before anything is sent for it,
     * with {@link io.mercator.api.error.QueryBudgetException}, which names the statement asked for most often, its values,
     * and where it was asked for; the session can be used further. Budgets may be nested: a statement counts for each that
     * is open, and all must allow it. {@link QueryBudget} says what counts.
     *
     * @param statements how many are allowed, at least 0
     * @return the budget, to be closed
     * @throws IllegalArgumentException if negative
     */
    QueryBudget budget(int statements);

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
     * Runs a whole unit of work in a transaction, and when the database says that it should begin again, does so: work, flush
     * and commit, up to a number of attempts. What says so is {@link io.mercator.api.error.StatementException#isRetriable},
     * of the error itself, of an error that the work made of it (a cause), or of the commit: transactions that cannot be
     * serialized, deadlocks, locks, and a connection that was lost before the commit. Every other error goes out at once.
     *
     * <p>Every attempt, the first too, begins with an empty session: the work loads the objects that it changes. So it may be
     * run several times; what else it does outside of the database happens as often. Between attempts the transaction is
     * rolled back, and the thread waits ({@link SessionOptions#backoff}). What it gets from outside belongs to no attempt:
     * new objects may be added, since a rollback puts them back to what they were before; those that have rows are merged.
     *
     * <p>The last error is the one that the caller gets. Suppressed in it are one that says how many attempts were made, and
     * the errors of the earlier ones. A commit whose outcome nobody knows is not repeated. A thread that is interrupted while
     * it waits gets the error of the last attempt, and stays interrupted.
     *
     * @param attempts how many times the work is run at most, at least 1
     * @param work uses this session, and neither commits nor keeps it
     * @throws IllegalArgumentException if fewer than one attempt is allowed
     * @throws io.mercator.api.error.SessionException if the session has changes or an open transaction, is within
     *     {@link #transaction} or another retrying, or joins a connection that somebody else holds; nothing was run then
     */
    void retrying(int attempts, Consumer<? super Session> work);

    /**
     * Runs a whole unit of work that gives a value, as {@link #retrying}.
     *
     * @param attempts how many times the work is run at most, at least 1
     * @param work uses this session, and neither commits nor keeps it
     * @param <T> what the work gives
     * @return what the attempt gave that was committed
     */
    <T> T retryingFor(int attempts, Function<? super Session, T> work);

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
