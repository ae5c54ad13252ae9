package io.mercator.api.sql;

import io.mercator.api.type.SqlType;
import io.mercator.api.type.Types;

/** A field of a date or a time: {@code EXTRACT(... FROM ...)} (SQL:2016, 6.30). */
public final class Extract extends AbstractNode implements Expression<Integer> {
    private final DateField field;
    private final Expression<?> expression;

    Extract(DateField field, Expression<?> expression) {
        super(field, expression);
        this.field = field;
        this.expression = expression;
    }

    @Override
    public Class<Extract> kind() {
        return Extract.class;
    }

    /**
     * Returns the field.
     *
     * @return which field
     */
    public DateField field() {
        return field;
    }

    /**
     * Returns what it is taken from.
     *
     * @return a date, a time or a timestamp
     */
    public Expression<?> expression() {
        return expression;
    }

    @Override
    public SqlType<Integer> type() {
        return Types.INTEGER;
    }
}
