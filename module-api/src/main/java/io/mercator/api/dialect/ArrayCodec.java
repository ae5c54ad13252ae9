package io.mercator.api.dialect;

import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Arrays whose elements are read by the codec of their type, since JDBC gives an array as rows too (JDBC 4.3, 16.5.3). */
final class ArrayCodec<E> implements ValueCodec<List<E>> {
    private static final int VALUE = 2;

    private final ValueCodec<E> element;
    private final int jdbcType;
    private final String typeName;
    private final Binder<? super List<@Nullable Object>> binder;

    ArrayCodec(ValueCodec<E> element, int jdbcType, String typeName, Binder<? super List<@Nullable Object>> binder) {
        this.element = element;
        this.jdbcType = jdbcType;
        this.typeName = typeName;
        this.binder = binder;
    }

    @Override
    public void bind(PreparedStatement statement, int index, List<E> value) throws SQLException {
        binder.bind(statement, index, objects(value));
    }

    private List<@Nullable Object> objects(List<E> value) {
        List<@Nullable Object> objects = new ArrayList<>(value.size());
        for (@Nullable E item : value) {
            objects.add(item == null ? null : element.toJdbc(item));
        }
        return objects;
    }

    @Override
    public void bindNull(PreparedStatement statement, int index) throws SQLException {
        statement.setNull(index, jdbcType);
    }

    @Override
    public @Nullable List<E> read(ResultSet rows, int index) throws SQLException {
        Array array = rows.getArray(index);
        if (array == null) {
            return null;
        }
        try (ResultSet elements = array.getResultSet()) {
            return elements(elements);
        } finally {
            array.free();
        }
    }

    private List<E> elements(ResultSet elements) throws SQLException {
        Statement made = elements.getStatement();
        try {
            if (!(element instanceof ArrayCodec<?>) && elements.getMetaData().getColumnType(VALUE) == Types.ARRAY) {
                throw new SQLDataException("An array of arrays is stored, which is no value of " + typeName, "22000");
            }
            List<E> read = new ArrayList<>();
            while (elements.next()) {
                read.add(element.read(elements, VALUE));
            }
            return read;
        } finally {
            // A driver may have made it for these rows, and nothing else would close it.
            if (made != null) {
                made.close();
            }
        }
    }

    @Override
    public @Nullable String misfit(List<E> value) {
        for (int index = 0; index < value.size(); index++) {
            @Nullable E item = value.get(index);
            String reason = item == null ? null : element.misfit(item);
            if (reason != null) {
                return "of its element at index " + index + " " + reason;
            }
        }
        return null;
    }

    /** {@inheritDoc} An array of arrays has such elements. */
    @Override
    public Object toJdbc(List<E> value) {
        return objects(value).toArray();
    }

    @Override
    public String literal(List<E> value) {
        StringJoiner elements = new StringJoiner(", ", "CAST(ARRAY[", "] AS " + typeName + ")");
        for (@Nullable E item : value) {
            elements.add(item == null ? "NULL" : element.literal(item));
        }
        return elements.toString();
    }

    @Override
    public boolean isBatchable() {
        return element.isBatchable();
    }

    @Override
    public boolean isExact() {
        return element.isExact();
    }
}
