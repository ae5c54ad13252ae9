package io.mercator.api.dialect;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A codec whose values cross in the form of another codec's. */
final class MappedCodec<T, S> implements ValueCodec<T> {
    private final ValueCodec<S> stored;
    private final Function<? super T, ? extends S> toStored;
    private final Function<? super S, ? extends T> toValue;

    MappedCodec(
            ValueCodec<S> stored, Function<? super T, ? extends S> toStored, Function<? super S, ? extends T> toValue) {
        this.stored = stored;
        this.toStored = toStored;
        this.toValue = toValue;
    }

    @Override
    public void bind(PreparedStatement statement, int index, T value) throws SQLException {
        stored.bind(statement, index, toStored.apply(value));
    }

    @Override
    public void bindNull(PreparedStatement statement, int index) throws SQLException {
        stored.bindNull(statement, index);
    }

    @Override
    public @Nullable T read(ResultSet rows, int index) throws SQLException {
        S value = stored.read(rows, index);
        if (value == null) {
            return null;
        }
        try {
            return toValue.apply(value);
        } catch (DateTimeException | IllegalArgumentException | ArithmeticException wrong) {
            throw new SQLDataException(
                    "'" + value + "' is stored, which is no value of the type: " + wrong.getMessage(), "22000", wrong);
        }
    }

    @Override
    public @Nullable String misfit(T value) {
        return stored.misfit(toStored.apply(value));
    }

    @Override
    public T generated(T value) {
        S whole = toStored.apply(value);
        S kept = stored.generated(whole);
        return kept == whole ? value : toValue.apply(kept);
    }

    @Override
    public Object toJdbc(T value) {
        return stored.toJdbc(toStored.apply(value));
    }

    @Override
    public String literal(T value) {
        return stored.literal(toStored.apply(value));
    }

    @Override
    public boolean isBatchable() {
        return stored.isBatchable();
    }

    @Override
    public boolean isExact() {
        return stored.isExact();
    }
}
