package io.mercator.api.session;

import io.mercator.api.schema.Column;
import io.mercator.api.sql.Condition;
import io.mercator.api.sql.Expression;
import io.mercator.api.sql.OrderItem;
import io.mercator.api.sql.Select;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A query of a session, for objects of a mapped class or for typed rows: an immutable value whose methods return
 * changed copies. Nothing is sent until {@link #all}, {@link #first} and their like; those flush first what is due
 * ({@link AutoflushMode}).
 *
 * @param <R> the objects or rows that it gives
 */
public interface Query<R> {
    /**
     * Filters by the value of a property: {@code =}, or {@code IS NULL} for null. Several filters must all hold.
     *
     * @param property a property's name of the class queried, or for rows of the class or table whose columns are
     *     queried
     * @param value the value; its class must be that of the column
     * @return a new query
     * @throws io.mercator.api.error.SessionException if there is no such property, or the value is of another class
     */
    Query<R> filterBy(String property, @Nullable Object value);

    /**
     * Filters by the value of a column: {@code =}, or {@code IS NULL} for null.
     *
     * @param column the column
     * @param value the value
     * @param <T> the Java class of its values
     * @return a new query
     */
    <T> Query<R> filterBy(Column<T> column, @Nullable T value);

    /**
     * Filters by a condition; several filters must all hold.
     *
     * @param condition a condition over columns, a column of truth values, or text
     * @return a new query
     */
    Query<R> filter(Expression<Boolean> condition);

    /**
     * Filters by conditions that must all hold.
     *
     * @param conditions conditions over columns, or text
     * @return a new query
     */
    Query<R> filter(Condition... conditions);

    /**
     * Adds to ORDER BY.
     *
     * @param items expressions, with {@code desc()} where wanted
     * @return a new query
     */
    Query<R> orderBy(OrderItem... items);

    /**
     * Limits the number of rows.
     *
     * @param rows the most rows, at least 0
     * @return a new query
     */
    Query<R> limit(long rows);

    /**
     * Skips rows at the beginning.
     *
     * @param rows how many, at least 0
     * @return a new query
     */
    Query<R> offset(long rows);

    /**
     * Overwrites the objects among the rows with what the database has, changes that were not flushed included.
     *
     * @return a new query
     */
    Query<R> populateExisting();

    /**
     * Makes something else of each object or row: {@code query(users.id, users.name).map(row -> row.into(Person::new))}.
     *
     * @param function called once for each result, when it is read
     * @param <S> what it makes
     * @return a query for what the function makes
     */
    <S> Query<S> map(Function<? super R, ? extends S> function);

    /**
     * Limits how long the database may work for this query; see {@link io.mercator.api.engine.EngineOptions#timeout}.
     * What it flushes before has the session's timeout.
     *
     * @param limit at least one millisecond
     * @return a new query
     * @throws IllegalArgumentException if shorter
     */
    Query<R> timeout(Duration limit);

    /**
     * Reads everything.
     *
     * @return the objects or rows in order; objects that stand in several rows once for each row
     */
    List<R> all();

    /**
     * Reads the first: {@code LIMIT 1}.
     *
     * @return the first object or row, empty when there is none
     */
    Optional<R> first();

    /**
     * Reads the only one.
     *
     * @return the object or row
     * @throws io.mercator.api.error.NoResultFoundException if there is none
     * @throws io.mercator.api.error.MultipleResultsFoundException if there are several
     */
    R one();

    /**
     * Reads the only one, or none.
     *
     * @return the object or row, empty when there is none
     * @throws io.mercator.api.error.MultipleResultsFoundException if there are several
     */
    Optional<R> oneOrEmpty();

    /**
     * Reads as it is asked, in constant memory. The session belongs to the stream's thread until the stream is closed or at
     * its end; other queries of the session may run meanwhile.
     *
     * <p>An object that the stream itself brings into the session is persistent while it is the stream's current one. When
     * the stream moves on, it stays if it was changed or deleted, or if another query of the session gave it out as well;
     * otherwise the session lets it go, and it is detached: what is changed in it later is not sent. Objects that the
     * session held before stay. To keep all, use {@link #all}.
     *
     * <p>The session's commit, rollback or close cuts the stream: reading on throws
     * {@link io.mercator.api.error.ResourceClosedException}.
     *
     * @return a stream to be closed
     */
    Stream<R> stream();

    /**
     * Counts the rows.
     *
     * @return how many {@link #all} would give
     */
    long count();

    /**
     * Tells whether there is a row.
     *
     * @return true if {@link #all} would give any
     */
    boolean exists();

    /**
     * Returns the statement that {@link #all} sends.
     *
     * @return the SELECT with its labels
     */
    Select<?> statement();
}
