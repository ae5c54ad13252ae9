package io.mercator.api.sql;

import io.mercator.api.type.SqlType;
import io.mercator.api.type.Types;

/** The {@code *} of {@code count(*)}. */
public final class Star extends AbstractNode implements Expression<Long> {
    static final Star INSTANCE = new Star();

    private Star() {
        super("*");
    }

    @Override
    public Class<Star> kind() {
        return Star.class;
    }

    @Override
    public SqlType<Long> type() {
        return Types.BIGINT;
    }
}
