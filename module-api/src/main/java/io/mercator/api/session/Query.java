package io.mercator.api.session;

import io.mercator.api.mapping.Relationship;
import io.mercator.api.schema.Column;
import io.mercator.api.sql.Condition;
import io.mercator.api.sql.Expression;
import io.mercator.api.sql.FromItem;
import io.mercator.api.sql.LockClause;
import io.mercator.api.sql.OrderItem;
import io.mercator.api.sql.Select;
import io.mercator.api.sql.Statement;
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
     * Says what is loaded and how, beside what the mapping says.
     *
     * @param options options of the classes queried; later ones win
     * @return a new query
     * @throws io.mercator.api.error.SessionException if an option names a class that the query does not give
     */
    Query<R> options(Load... options);

    /**
     * Names what is selected from, where it is not what the results stand in; SQLAlchemy's {@code select_from}. Joins go on
     * from the last one.
     *
     * @param items tables, aliases, subqueries, joins
     * @return a new query
     */
    Query<R> from(FromItem... items);

    /**
     * Joins along a relationship: {@code JOIN addresses ON users.id = addresses.user_id}.
     *
     * @param relationship a relationship of a class that stands in the query; {@code to(alias)} joins an alias or a
     *     subquery, {@code from(alias)} joins to one
     * @return a new query
     */
    Query<R> join(Relationship<?, ?> relationship);

    /**
     * Joins along a relationship, keeping what has no partner: {@code LEFT OUTER JOIN}.
     *
     * @param relationship as for {@link #join(Relationship)}
     * @return a new query
     */
    Query<R> outerJoin(Relationship<?, ?> relationship);

    /**
     * Joins by the one foreign key that links both.
     *
     * @param other a table, alias or subquery
     * @return a new query
     * @throws io.mercator.api.error.SchemaException if no foreign key links both, or several do
     */
    Query<R> join(FromItem other);

    /**
     * Joins by a condition.
     *
     * @param other a table, alias or subquery
     * @param on the condition
     * @return a new query
     */
    Query<R> join(FromItem other, Expression<Boolean> on);

    /**
     * Joins by the one foreign key that links both, keeping what has no partner.
     *
     * @param other a table, alias or subquery
     * @return a new query
     * @throws io.mercator.api.error.SchemaException if no foreign key links both, or several do
     */
    Query<R> outerJoin(FromItem other);

    /**
     * Joins by a condition, keeping what has no partner.
     *
     * @param other a table, alias or subquery
     * @param on the condition
     * @return a new query
     */
    Query<R> outerJoin(FromItem other, Expression<Boolean> on);

    /**
     * Filters by a relationship of an object: gives what it refers to; SQLAlchemy's {@code with_parent}.
     *
     * @param object an object that has a row
     * @param relationship a relationship of the object to what is queried
     * @param <E> the object's class
     * @return a new query
     */
    <E> Query<R> withParent(E object, Relationship<E, ?> relationship);

    /**
     * Groups the rows.
     *
     * @param expressions what is equal within a group
     * @return a new query
     */
    Query<R> groupBy(Expression<?>... expressions);

    /**
     * Filters groups.
     *
     * @param condition a condition over the groups
     * @return a new query
     */
    Query<R> having(Expression<Boolean> condition);

    /**
     * Leaves repeated rows out: {@code SELECT DISTINCT}.
     *
     * @return a new query
     */
    Query<R> distinct();

    /**
     * Gives of the rows with the same values the first in the order of {@code orderBy}, which must begin with the same
     * expressions: {@code SELECT DISTINCT ON (...)}. Few databases have it.
     *
     * @param expressions what tells the groups apart, at least one
     * @return a new query
     * @throws io.mercator.api.error.SchemaException if no expression is given
     */
    Query<R> distinctOn(Expression<?>... expressions);

    /**
     * Locks the rows until the transaction ends: {@code FOR UPDATE}. Objects that are present are brought up to date from the
     * locked rows.
     *
     * @return a new query
     */
    default Query<R> withForUpdate() {
        return withForUpdate(LockClause.Wait.WAIT);
    }

    /**
     * Locks the rows until the transaction ends, and says what is done about rows that another transaction has locked.
     *
     * @param wait whether to wait, to fail or to leave such rows out
     * @return a new query
     */
    Query<R> withForUpdate(LockClause.Wait wait);

    /**
     * Has {@link #stream} read and load in portions: what relationships refer to is loaded for each portion by one statement
     * for each relationship and 500 keys, and let go with it, so that a stream of any length needs memory for one portion
     * alone. Objects that were changed stay in the session, and so does what was asked for otherwise, by {@link Session#get}
     * for example. An object that stays may refer to one that was let go: the reference is unchanged and flushes nothing,
     * and what is changed in the object that was let go is not saved.
     *
     * @param rows how many rows make a portion, at least 1
     * @return a new query
     * @throws IllegalArgumentException if fewer
     */
    Query<R> yieldPer(int rows);

    /**
     * Reads the objects and values from the rows of a statement of one's own in place of the query's. Its columns are matched by name
     * with the mapped columns, by {@code name} or {@code table_name}.
     *
     * @param statement text, or a query, that gives all mapped columns
     * @return a new query, which takes no filters any more
     * @throws io.mercator.api.error.SessionException if this query was filtered, joined, ordered or limited before
     */
    Query<R> fromStatement(Statement<?> statement);

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
     * @return the objects or rows in order. A query for one class gives each object once, however many rows a join makes of
     *     it, as SQLAlchemy 1.3 does; a query for rows gives every row, but those that a joined collection repeats
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
     * Counts the rows: {@code SELECT count(*)} of the query. Joins that make several rows of an object count them all.
     *
     * @return how many rows the query has
     */
    long count();

    /**
     * Tells whether there is a row.
     *
     * @return true if {@link #all} would give any
     */
    boolean exists();

    /**
     * Returns the statement that {@link #all} sends, but for what {@link Load#joined} adds.
     *
     * @return the SELECT with its labels
     */
    Select<?> statement();
}
