package io.mercator.api.sql;

import io.mercator.api.type.SqlType;

/**
 * A value made into one of another type by the database: {@code CAST(... AS ...)} (SQL:2016, 6.13).
 *
 * @param <T> the Java class of the result
 */
public final class Cast<T> extends AbstractNode implements Expression<T> {
    private final Expression<?> expression;
    private final SqlType<T> type;

    Cast(Expression<?> expression, SqlType<T> type) {
        super(type, expression);
        this.expression = expression;
        this.type = type;
    }

    @Override
    public Class<? extends SqlNode> kind() {
        return Cast.class;
    }

    /**
     * Returns what is cast.
     *
     * @return the expression
     */
    public Expression<?> expression() {
        return expression;
    }

    @Override
    public SqlType<T> type() {
        return type;
    }
}
