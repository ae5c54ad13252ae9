package io.mercator.api.sql;

import io.mercator.api.type.SqlType;

/** A column of an alias or a subquery: the name and type of the original, qualified by the new name. */
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
}
