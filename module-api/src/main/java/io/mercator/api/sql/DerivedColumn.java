package io.mercator.api.sql;

import io.mercator.api.error.SchemaException;
import io.mercator.api.error.Suggestions;
import io.mercator.api.type.SqlType;

/** A column of an alias, a subquery, a common table expression or values. */
final class DerivedColumn<T> extends AbstractNode implements ColumnRef<T> {
    private final FromItem from;
    private final String name;
    private final SqlType<T> type;

    DerivedColumn(FromItem from, String name, SqlType<T> type) {
        super(new Facts(name, type), from);
        this.from = from;
        this.name = name;
        this.type = type;
    }

    private record Facts(String name, SqlType<?> type) {}

    static <T> DerivedColumn<T> of(FromItem from, String what, QueryExpression<?> query, Expression<T> selected) {
        int position = query.columns().indexOf(selected);
        if (position < 0) {
            throw new SchemaException("The " + what + " does not select the expression asked for. It has: "
                    + String.join(", ", query.labels()) + ". Add the expression to its select(...).");
        }
        return new DerivedColumn<>(from, query.labels().get(position), selected.type());
    }

    static <T> DerivedColumn<T> of(
            FromItem from, String what, QueryExpression<?> query, String label, SqlType<T> type) {
        int position = query.labels().indexOf(label);
        if (position < 0) {
            throw new SchemaException("The " + what + " has no column '" + label + "'. "
                    + Suggestions.sentence("Its columns", label, query.labels()));
        }
        SqlType<?> known = query.columns().get(position).type();
        if (!known.javaType().equals(type.javaType())) {
            throw new SchemaException(
                    "Column '" + label + "' of the " + what + " is " + known + " and was asked for as " + type
                            + ". Ask for a type of " + known.javaType().getName() + ".");
        }
        return new DerivedColumn<>(from, label, type);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public FromItem from() {
        return from;
    }

    @Override
    public SqlType<T> type() {
        return type;
    }

    /** {@inheritDoc} Asked for twice, a column of the same item is the same. */
    @Override
    public boolean equals(Object other) {
        return other instanceof DerivedColumn<?> that && from == that.from && facts().equals(that.facts());
    }

    @Override
    public int hashCode() {
        return shapeHash();
    }
}
