package io.mercator.api.sql;

import io.mercator.api.type.SqlType;
import io.mercator.api.type.Types;

/**
 * A whole number of the program's own that stands in the SQL text itself, as in {@code SELECT 1}. Values from outside
 * are {@link Bind}s.
 */
public final class Constant extends AbstractNode implements Expression<Integer> {
    private final int value;

    Constant(int value) {
        super(value);
        this.value = value;
    }

    @Override
    public Class<Constant> kind() {
        return Constant.class;
    }

    /**
     * Returns the number.
     *
     * @return the number
     */
    public int value() {
        return value;
    }

    @Override
    public SqlType<Integer> type() {
        return Types.INTEGER;
    }
}
