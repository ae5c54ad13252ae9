package io.mercator.api.sql;

import io.mercator.api.error.CompileException;
import io.mercator.api.type.SqlType;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A value bound as a parameter: {@code ?}. Only its type is part of a statement's shape.
 *
 * @param <T> the Java class of the value
 */
public final class Bind<T> extends AbstractNode implements Expression<T> {
    private final @Nullable T value;
    private final SqlType<T> type;
    private final @Nullable String name;

    /**
     * Binds a value.
     *
     * @param value the value or null
     * @param type by which it is bound
     */
    public Bind(@Nullable T value, SqlType<T> type) {
        this(value, type, null);
    }

    private Bind(@Nullable T value, SqlType<T> type, @Nullable String name) {
        super(name == null ? type : new Facts(type, name), 1, true, NO_CHILDREN);
        this.value = value;
        this.type = type;
        this.name = name;
    }

    private record Facts(SqlType<?> type, String name) {}

    static <T> Bind<T> named(String name, SqlType<T> type) {
        return new Bind<>(null, type, name);
    }

    static <T> Bind<T> required(@Nullable T value, Expression<T> against) {
        if (value == null) {
            throw new CompileException("Null compares with nothing"
                    + (against instanceof ColumnRef<?> column ? " (column '" + column.name() + "')" : "")
                    + ". Say isNull() or isNotNull().");
        }
        return new Bind<>(value, against.type());
    }

    @Override
    public Class<? extends SqlNode> kind() {
        return Bind.class;
    }

    /**
     * Returns the value.
     *
     * @return the value or null
     */
    public @Nullable T value() {
        return value;
    }

    @Override
    public SqlType<T> type() {
        return type;
    }

    /**
     * Returns the name of a parameter whose value is given at execution.
     *
     * @return the name, empty for a value that is bound already
     */
    public Optional<String> name() {
        return Optional.ofNullable(name);
    }
}
