package io.mercator.api.sql;

import io.mercator.api.error.SchemaException;
import io.mercator.api.type.SqlType;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A common table expression: a query that the statement names before it begins, {@code WITH name AS (...)} (SQL:2016, 7.17).
 * It stands in FROM as often as is wanted. Made by {@link QueryExpression#cte} and {@link #recursive}.
 */
public final class Cte extends AbstractNode implements FromItem {
    private final String name;
    private final @Nullable QueryExpression<?> query;
    private final QueryExpression<?> shape;
    private final boolean recursive;

    private Cte(String name, @Nullable QueryExpression<?> query, QueryExpression<?> shape, boolean recursive) {
        super(new Facts(name, query != null, recursive), query == null ? List.of() : List.of(query));
        this.name = name;
        this.query = query;
        this.shape = shape;
        this.recursive = recursive;
    }

    private record Facts(String name, boolean defined, boolean recursive) {}

    static Cte of(String name, QueryExpression<?> query) {
        return new Cte(name, query, query, false);
    }

    /**
     * Makes a recursive common table expression: {@code WITH RECURSIVE} (SQL:2016, 7.17).
     *
     * @param name its name
     * @param base the rows that it begins with
     * @param next makes, of the expression itself as a FROM item, the query that adds rows: {@code self ->
     *     base.unionAll(select(...).from(self) ...)}
     * @param <R> the rows
     * @return the item
     */
    public static <R extends Row> Cte recursive(
            String name, QueryExpression<R> base, Function<? super Cte, ? extends QueryExpression<R>> next) {
        Cte self = new Cte(name, null, base, true);
        return new Cte(name, next.apply(self), base, true);
    }

    @Override
    public Class<Cte> kind() {
        return Cte.class;
    }

    @Override
    public String correlationName() {
        return name;
    }

    /**
     * Returns the query.
     *
     * @return the query, empty for the expression as it stands within its own query
     */
    public Optional<QueryExpression<?>> query() {
        return Optional.ofNullable(query);
    }

    /**
     * Tells whether the query uses the expression itself.
     *
     * @return true for a recursive one
     */
    public boolean isRecursive() {
        return recursive;
    }

    /**
     * Returns the names of the columns.
     *
     * @return the labels of the query
     */
    public List<String> labels() {
        return shape.labels();
    }

    /**
     * Returns a column by what the query selects.
     *
     * @param selected an expression of its select list; of the base, for a recursive one
     * @param <T> the Java class of the values
     * @return the column
     * @throws SchemaException if the expression is not selected
     */
    public <T> ColumnRef<T> c(Expression<T> selected) {
        return DerivedColumn.of(this, "common table expression '" + name + "'", shape, selected);
    }

    /**
     * Returns a column by its label.
     *
     * @param label the label
     * @param type the type of its values
     * @param <T> the Java class of the values
     * @return the column
     * @throws SchemaException if no column has the label, or its type is another
     */
    public <T> ColumnRef<T> c(String label, SqlType<T> type) {
        return DerivedColumn.of(this, "common table expression '" + name + "'", shape, label, type);
    }
}
