package io.mercator.session;

import io.mercator.api.engine.ConnectionOptions;
import io.mercator.api.error.MultipleResultsFoundException;
import io.mercator.api.error.NoResultFoundException;
import io.mercator.api.error.SessionException;
import io.mercator.api.mapping.Relationship;
import io.mercator.api.schema.Column;
import io.mercator.api.session.Load;
import io.mercator.api.session.Query;
import io.mercator.api.sql.ColumnRef;
import io.mercator.api.sql.Condition;
import io.mercator.api.sql.Expression;
import io.mercator.api.sql.FromItem;
import io.mercator.api.sql.LockClause;
import io.mercator.api.sql.OrderItem;
import io.mercator.api.sql.Row;
import io.mercator.api.sql.RowLimit;
import io.mercator.api.sql.Select;
import io.mercator.api.sql.Statement;
import io.mercator.session.mapper.KeyValues;
import io.mercator.session.query.EntityPart;
import io.mercator.session.query.Part;
import io.mercator.session.query.QueryState;
import io.mercator.session.query.Results;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a query has come to so far, what becomes of its rows, and the session that runs it. */
final class DefaultQuery<R> implements Query<R> {
    private final DefaultSession session;
    private final QueryState state;
    private final Results<R> results;

    DefaultQuery(DefaultSession session, QueryState state, Results<R> results) {
        this.session = session;
        this.state = state;
        this.results = results;
    }

    private DefaultQuery<R> with(QueryState changed) {
        return new DefaultQuery<>(session, changed, results);
    }

    private DefaultQuery<R> with(Select<? extends Row> changed) {
        refuseBoth(state.statement() != null);
        return with(state.select(changed));
    }

    /** What the query says beside a statement of the user's own would be lost. */
    private static void refuseBoth(boolean both) {
        if (both) {
            throw new SessionException("The query reads the rows of fromStatement(...), which is sent as it is. Filter,"
                    + " join, order and limit in that statement.");
        }
    }

    private Select<? extends Row> select() {
        return state.select();
    }

    @Override
    public Query<R> filterBy(String property, @Nullable Object value) {
        return filterByChecked(results.column(property, select().froms()), value);
    }

    private <T> Query<R> filterByChecked(Column<T> column, @Nullable Object value) {
        Part first = results.parts().get(0);
        ColumnRef<T> named =
                first instanceof EntityPart<?> entity ? entity.source().c(column) : column;
        return with(select().where(equal(named, KeyValues.checked(column, value))));
    }

    @SuppressWarnings("unchecked") // the value was checked to be of the column's class
    private static <T> Condition equal(ColumnRef<T> column, @Nullable Object value) {
        return column.eq((T) value);
    }

    @Override
    public <T> Query<R> filterBy(Column<T> column, @Nullable T value) {
        return with(select().where(column.eq(value)));
    }

    @Override
    public Query<R> filter(Expression<Boolean> condition) {
        return with(select().where(condition));
    }

    @Override
    public Query<R> filter(Condition... conditions) {
        return with(select().where(conditions));
    }

    @Override
    public Query<R> orderBy(OrderItem... items) {
        return with(select().orderBy(items));
    }

    @Override
    public Query<R> limit(long rows) {
        return with(select().limit(rows));
    }

    @Override
    public Query<R> offset(long rows) {
        return with(select().offset(rows));
    }

    @Override
    public Query<R> options(Load... options) {
        return with(state.options(List.of(options)));
    }

    @Override
    public Query<R> from(FromItem... items) {
        return with(select().replacingFrom(List.of(items)));
    }

    @Override
    public Query<R> join(Relationship<?, ?> relationship) {
        return joined(relationship, false);
    }

    @Override
    public Query<R> outerJoin(Relationship<?, ?> relationship) {
        return joined(relationship, true);
    }

    private Query<R> joined(Relationship<?, ?> relationship, boolean outer) {
        refuseBoth(state.statement() != null);
        return session.inside(() -> with(session.joined(state, relationship, outer)));
    }

    @Override
    public Query<R> join(FromItem other) {
        return with(select().join(other));
    }

    @Override
    public Query<R> join(FromItem other, Expression<Boolean> on) {
        return with(select().join(other, on));
    }

    @Override
    public Query<R> outerJoin(FromItem other) {
        return with(select().leftJoin(other));
    }

    @Override
    public Query<R> outerJoin(FromItem other, Expression<Boolean> on) {
        return with(select().leftJoin(other, on));
    }

    @Override
    public <E> Query<R> withParent(E object, Relationship<E, ?> relationship) {
        return with(select().where(relationship.of(object)));
    }

    @Override
    public Query<R> groupBy(Expression<?>... expressions) {
        return with(select().groupBy(expressions));
    }

    @Override
    public Query<R> having(Expression<Boolean> condition) {
        return with(select().having(condition));
    }

    @Override
    public Query<R> distinct() {
        return with(select().distinct());
    }

    @Override
    public Query<R> distinctOn(Expression<?>... expressions) {
        return with(select().distinctOn(expressions));
    }

    @Override
    public Query<R> withForUpdate(LockClause.Wait wait) {
        refuseBoth(state.statement() != null);
        return with(state.select(select().forUpdate(wait)).populating());
    }

    @Override
    public Query<R> yieldPer(int rows) {
        if (rows < 1) {
            throw new IllegalArgumentException("yieldPer(" + rows + ") needs at least one row");
        }
        return with(state.portion(rows));
    }

    @Override
    public Query<R> fromStatement(Statement<?> statement) {
        refuseBoth(!state.isBare());
        return with(state.statement(statement));
    }

    @Override
    public Query<R> populateExisting() {
        return with(state.populating());
    }

    @Override
    public Query<R> timeout(Duration limit) {
        return with(state.timeout(ConnectionOptions.checkedTimeout(limit)));
    }

    @Override
    public <S> Query<S> map(Function<? super R, ? extends S> function) {
        return new DefaultQuery<>(session, state, results.map(function));
    }

    @Override
    public List<R> all() {
        return session.read(state, results, Integer.MAX_VALUE);
    }

    @Override
    public Optional<R> first() {
        if (state.statement() != null) {
            return first(session.read(state, results, 1));
        }
        boolean hasOffset = select().rowLimit().flatMap(RowLimit::offset).isPresent();
        boolean hasLimit = select().rowLimit().flatMap(RowLimit::limit).isPresent();
        Select<? extends Row> one = hasLimit ? select() : select().limit(1);
        Select<? extends Row> limited = hasOffset ? one : one.offset(0);
        return first(session.read(state.select(limited), results, 1));
    }

    private static <R> Optional<R> first(List<R> found) {
        return found.isEmpty() ? Optional.empty() : Optional.of(found.get(0));
    }

    @Override
    public R one() {
        return oneOrEmpty()
                .orElseThrow(() -> new NoResultFoundException("No " + results.describe()
                        + " matches the query, where exactly one was asked for. Use oneOrEmpty() or first() if none"
                        + " may match."));
    }

    @Override
    public Optional<R> oneOrEmpty() {
        List<R> found = session.read(state, results, 2);
        if (found.size() > 1) {
            throw new MultipleResultsFoundException("Several rows match the query for a " + results.describe()
                    + ", where at most one was asked for. Filter further, or use first() or all().");
        }
        return first(found);
    }

    @Override
    public Stream<R> stream() {
        return session.stream(state, results);
    }

    @Override
    public long count() {
        return session.count(state);
    }

    @Override
    public boolean exists() {
        return session.exists(state);
    }

    @Override
    public Select<?> statement() {
        return session.statement(state);
    }
}
