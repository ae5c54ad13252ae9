package io.mercator.engine.statement;

import io.mercator.api.dialect.ValueCodec;
import io.mercator.api.error.ConfigurationException;
import io.mercator.api.error.ConversionException;
import io.mercator.api.sql.TupleFormat;
import io.mercator.api.type.ConvertedType;
import io.mercator.api.type.SqlType;
import java.sql.PreparedStatement;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where each bound value goes and how. Ordinals count the bound values of the tree; the JDBC indexes of ordinal {@code i}
 * are {@code indexes[starts[i]]} up to before {@code starts[i + 1]}: mostly one, none for a value that the text left
 * out, several for one that it repeats.
 */
public final class ParameterLayout {
    private final SqlType<?>[] types;
    private final ValueCodec<Object>[] codecs;
    private final boolean[] primitive;
    private final String[] names;
    private final int[] starts;
    private final int[] indexes;
    private final boolean batchable;

    ParameterLayout(SqlType<?>[] types, ValueCodec<Object>[] codecs, String[] names, int[] starts, int[] indexes) {
        this.types = types;
        this.codecs = codecs;
        this.names = names;
        this.starts = starts;
        this.indexes = indexes;
        this.primitive = new boolean[codecs.length];
        for (int ordinal = 0; ordinal < codecs.length; ordinal++) {
            primitive[ordinal] = codecs[ordinal].isPrimitive();
        }
        this.batchable = Arrays.stream(codecs).allMatch(ValueCodec::isBatchable);
    }

    /**
     * Returns how many values are bound.
     *
     * @return the number of ordinals
     */
    public int count() {
        return types.length;
    }

    /**
     * Tells whether rows of the values may go in a JDBC batch.
     *
     * @return false when the driver would change one of them
     */
    public boolean isBatchable() {
        return batchable;
    }

    /**
     * Returns how many parameter markers the text has.
     *
     * @return the number of JDBC indexes
     */
    public int places() {
        return indexes.length;
    }

    /**
     * Binds a value at each of its places.
     *
     * @param statement the statement
     * @param ordinal which value
     * @param value the value or null
     * @throws SQLException as the driver throws it
     * @throws SQLDataException if the database would change the value or not take it
     * @throws ConfigurationException if the value is not of the type's class
     * @throws ConversionException if a converter of the user's refuses it
     */
    public void bind(PreparedStatement statement, int ordinal, @Nullable Object value) throws SQLException {
        ValueCodec<Object> codec = codecs[ordinal];
        if (value == null) {
            for (int at = starts[ordinal]; at < starts[ordinal + 1]; at++) {
                codec.bindNull(statement, indexes[at]);
            }
            return;
        }
        if (!types[ordinal].javaType().isInstance(value)) {
            throw wrongClass(ordinal, value);
        }
        try {
            refuseMisfit(codec, ordinal, value);
            for (int at = starts[ordinal]; at < starts[ordinal + 1]; at++) {
                codec.bind(statement, indexes[at], value);
            }
        } catch (ConversionException refused) {
            throw refused.at(names[ordinal]);
        }
    }

    private void refuseMisfit(ValueCodec<Object> codec, int ordinal, Object value) throws SQLDataException {
        @Nullable String misfit = codec.misfit(value);
        if (misfit != null) {
            throw new SQLDataException(
                    "the value for " + names[ordinal] + " (" + types[ordinal] + ") does not fit: " + misfit, "22000");
        }
    }

    private ConfigurationException wrongClass(int ordinal, Object value) {
        return new ConfigurationException("The value for " + names[ordinal] + " must be a "
                + types[ordinal].javaType().getName() + " (" + types[ordinal] + "), and is a "
                + value.getClass().getName() + ". Give a value of that class, or the column another type.");
    }

    /**
     * Binds a value without boxing it where the codec allows.
     *
     * @param statement the statement
     * @param ordinal which value
     * @param value the value
     * @throws SQLException as the driver throws it
     */
    public void bindInt(PreparedStatement statement, int ordinal, int value) throws SQLException {
        if (!primitive[ordinal]) {
            bind(statement, ordinal, value);
            return;
        }
        for (int at = starts[ordinal]; at < starts[ordinal + 1]; at++) {
            statement.setInt(indexes[at], value);
        }
    }

    /**
     * Binds a value without boxing it where the codec allows.
     *
     * @param statement the statement
     * @param ordinal which value
     * @param value the value
     * @throws SQLException as the driver throws it
     */
    public void bindLong(PreparedStatement statement, int ordinal, long value) throws SQLException {
        if (!primitive[ordinal]) {
            bind(statement, ordinal, value);
            return;
        }
        for (int at = starts[ordinal]; at < starts[ordinal + 1]; at++) {
            statement.setLong(indexes[at], value);
        }
    }

    /**
     * Binds a value without boxing it where the codec allows.
     *
     * @param statement the statement
     * @param ordinal which value
     * @param value the value
     * @throws SQLException as the driver throws it
     */
    public void bindDouble(PreparedStatement statement, int ordinal, double value) throws SQLException {
        if (!primitive[ordinal] || !Double.isFinite(value)) {
            bind(statement, ordinal, value);
            return;
        }
        for (int at = starts[ordinal]; at < starts[ordinal + 1]; at++) {
            statement.setDouble(indexes[at], value);
        }
    }

    /**
     * Binds a value without boxing it where the codec allows.
     *
     * @param statement the statement
     * @param ordinal which value
     * @param value the value
     * @throws SQLException as the driver throws it
     */
    public void bindBoolean(PreparedStatement statement, int ordinal, boolean value) throws SQLException {
        if (!primitive[ordinal]) {
            bind(statement, ordinal, value);
            return;
        }
        for (int at = starts[ordinal]; at < starts[ordinal + 1]; at++) {
            statement.setBoolean(indexes[at], value);
        }
    }

    /**
     * Puts a value where the markers of the text have it, in the form that is stored.
     *
     * @param shown gets the value at the place of each marker, counted from 0
     * @param ordinal which value
     * @param value the value or null
     */
    public void show(@Nullable Object[] shown, int ordinal, @Nullable Object value) {
        Object stored =
                value == null || !types[ordinal].javaType().isInstance(value) ? value : stored(types[ordinal], value);
        for (int at = starts[ordinal]; at < starts[ordinal + 1]; at++) {
            shown[indexes[at] - 1] = stored;
        }
    }

    @SuppressWarnings("unchecked") // the class of the value was compared with the type's
    private static Object stored(SqlType<?> type, Object value) {
        if (type instanceof ConvertedType<?, ?> converted) {
            Object inner;
            try {
                inner = ((ConvertedType<Object, Object>) converted).toStored(value);
            } catch (ConversionException refused) {
                return value;
            }
            return stored(converted.underlying(), inner);
        }
        return value;
    }

    /** {@inheritDoc} What is bound, for people. */
    @Override
    public String toString() {
        return TupleFormat.tuple(List.of(names));
    }
}
