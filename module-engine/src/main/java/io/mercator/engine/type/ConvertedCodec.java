package io.mercator.engine.type;

import io.mercator.api.dialect.ValueCodec;
import io.mercator.api.type.ConvertedType;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Converts between the user's class and the type that is stored. */
final class ConvertedCodec<D, S> implements ValueCodec<D> {
    private final ConvertedType<D, S> type;
    private final ValueCodec<S> stored;

    ConvertedCodec(ConvertedType<D, S> type, ValueCodec<S> stored) {
        this.type = type;
        this.stored = stored;
    }

    @Override
    public void bind(PreparedStatement statement, int index, D value) throws SQLException {
        stored.bind(statement, index, type.toStored(value));
    }

    @Override
    public void bindNull(PreparedStatement statement, int index) throws SQLException {
        stored.bindNull(statement, index);
    }

    @Override
    public @Nullable D read(ResultSet rows, int index) throws SQLException {
        S value = stored.read(rows, index);
        return value == null ? null : type.toDomain(value);
    }

    @Override
    public @Nullable String misfit(D value) {
        return stored.misfit(type.toStored(value));
    }

    @Override
    public D generated(D value) {
        S whole = type.toStored(value);
        S kept = stored.generated(whole);
        return kept == whole ? value : type.toDomain(kept);
    }

    @Override
    public Object toJdbc(D value) {
        return stored.toJdbc(type.toStored(value));
    }

    @Override
    public String literal(D value) {
        return stored.literal(type.toStored(value));
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
