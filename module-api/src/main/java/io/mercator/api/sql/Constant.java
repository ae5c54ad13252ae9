package io.mercator.api.sql;

import io.mercator.api.type.SqlType;

/**
 * A value of the program's own that stands in the SQL text itself, as in {@code SELECT 1}, written in the dialect's form of
 * a literal. It is part of a statement's shape. Values from outside are {@link Bind}s.
 *
 * @param <T> the Java class of the value
 */
public final class Constant<T> extends AbstractNode implements Expression<T> {
    private final T value;
    private final SqlType<T> type;

    Constant(T value, SqlType<T> type) {
        super(new Facts<>(type.copy(value), type));
        this.value = type.copy(value);
        this.type = type;
    }

    /** Values are told apart as the type does, under which arrays with the same bytes are the same. */
    private record Facts<T>(T value, SqlType<T> type) {
        @Override
        @SuppressWarnings("unchecked") // equal types have values of one class
        public boolean equals(Object other) {
            return other instanceof Facts<?> that && type.equals(that.type) && type.keyEquals(value, (T) that.value);
        }

        @Override
        public int hashCode() {
            return 31 * type.hashCode() + type.keyHash(value);
        }
    }

    @Override
    public Class<? extends SqlNode> kind() {
        return Constant.class;
    }

    /**
     * Returns the value.
     *
     * @return the value
     */
    public T value() {
        return type.copy(value);
    }

    @Override
    public SqlType<T> type() {
        return type;
    }
}
