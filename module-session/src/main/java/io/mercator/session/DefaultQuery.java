package io.mercator.session;

import io.mercator.api.engine.ConnectionOptions;
import io.mercator.api.error.MultipleResultsFoundException;
import io.mercator.api.error.NoResultFoundException;
import io.mercator.api.schema.Column;
import io.mercator.api.session.Query;
import io.mercator.api.spi.RowReader;
import io.mercator.api.sql.Condition;
import io.mercator.api.sql.Expression;
import io.mercator.api.sql.ExpressionList;
import io.mercator.api.sql.LabelStyle;
import io.mercator.api.sql.OrderItem;
import io.mercator.api.sql.Row;
import io.mercator.api.sql.RowLimit;
import io.mercator.api.sql.Select;
import io.mercator.api.sql.Sql;
import io.mercator.session.mapper.KeyValues;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A SELECT, what becomes of its rows, and the session that runs it. */
final class DefaultQuery<R> implements Query<R> {
    private final DefaultSession session;
    private final Select<? extends Row> select;
    private final RowTarget<R> target;
    private final @Nullable Duration timeout;

    DefaultQuery(DefaultSession session, Select<? extends Row> select, RowTarget<R> target) {
        this(session, select, target, null);
    }

    private DefaultQuery(
            DefaultSession session, Select<? extends Row> select, RowTarget<R> target, @Nullable Duration timeout) {
        this.session = session;
        this.select = select;
        this.target = target;
        this.timeout = timeout;
    }

    private DefaultQuery<R> with(Select<? extends Row> changed) {
        return new DefaultQuery<>(session, changed, target, timeout);
    }

    @Override
    public Query<R> filterBy(String property, @Nullable Object value) {
        return filterByChecked(target.column(property), value);
    }

    private <T> Query<R> filterByChecked(Column<T> column, @Nullable Object value) {
        return with(select.where(KeyValues.equal(column, KeyValues.checked(column, value))));
    }

    @Override
    public <T> Query<R> filterBy(Column<T> column, @Nullable T value) {
        return with(select.where(column.eq(value)));
    }

    @Override
    public Query<R> filter(Expression<Boolean> condition) {
        return with(select.where(condition));
    }

    @Override
    public Query<R> filter(Condition... conditions) {
        return with(select.where(conditions));
    }

    @Override
    public Query<R> orderBy(OrderItem... items) {
        return with(select.orderBy(items));
    }

    @Override
    public Query<R> limit(long rows) {
        return with(select.limit(rows));
    }

    @Override
    public Query<R> offset(long rows) {
        return with(select.offset(rows));
    }

    @Override
    public Query<R> populateExisting() {
        return new DefaultQuery<>(session, select, target.populateExisting(), timeout);
    }

    @Override
    public Query<R> timeout(Duration limit) {
        return new DefaultQuery<>(session, select, target, ConnectionOptions.checkedTimeout(limit));
    }

    @Override
    public <S> Query<S> map(Function<? super R, ? extends S> function) {
        return new DefaultQuery<>(session, select, new MappedTarget<>(target, function), timeout);
    }

    @Override
    public List<R> all() {
        return session.inside(() -> read(select, Long.MAX_VALUE));
    }

    @Override
    public Optional<R> first() {
        boolean hasOffset = select.rowLimit().flatMap(RowLimit::offset).isPresent();
        boolean hasLimit = select.rowLimit().flatMap(RowLimit::limit).isPresent();
        Select<? extends Row> one = hasLimit ? select : select.limit(1);
        Select<? extends Row> limited = hasOffset ? one : one.offset(0);
        return session.inside(() -> read(limited, 1).stream().findFirst());
    }

    @Override
    public R one() {
        return oneOrEmpty()
                .orElseThrow(() -> new NoResultFoundException("No " + target.describe()
                        + " matches the query, where exactly one was asked for. Use oneOrEmpty() or first() if none"
                        + " may match."));
    }

    @Override
    public Optional<R> oneOrEmpty() {
        List<R> found = session.inside(() -> read(select, 2));
        if (found.size() > 1) {
            throw new MultipleResultsFoundException("Several rows match the query for a " + target.describe()
                    + ", where at most one was asked for. Filter further, or use first() or all().");
        }
        return found.stream().findFirst();
    }

    private List<R> read(Select<? extends Row> statement, long most) {
        List<R> results = new ArrayList<>();
        try (RowReader rows = session.rows(statement, timeout)) {
            while (results.size() < most && rows.next()) {
                results.add(target.read(rows));
            }
        }
        return results;
    }

    @Override
    public Stream<R> stream() {
        return session.stream(select, target, timeout);
    }

    @Override
    public long count() {
        Select<? extends Row> counted = select.rowLimit().isPresent() ? select : select.unordered();
        Select<Row> count =
                Select.<Row>of(ExpressionList.of(List.of(Sql.count()))).from(counted.as("anon_1"));
        return session.inside(() -> {
            try (RowReader rows = session.rows(count, timeout)) {
                rows.next();
                return rows.longAt(0);
            }
        });
    }

    @Override
    public boolean exists() {
        Select<Row> any = select.unordered()
                .<Row>selecting(ExpressionList.of(List.of(Sql.constant(1))))
                .labels(LabelStyle.NONE);
        Select<Row> limited = any.rowLimit().flatMap(RowLimit::limit).isPresent() ? any : any.limit(1);
        return session.inside(() -> {
            try (RowReader rows = session.rows(limited, timeout)) {
                return rows.next();
            }
        });
    }

    @Override
    public Select<?> statement() {
        return select;
    }
}
