package io.mercator.session.bulk;

import io.mercator.api.schema.Column;
import io.mercator.api.spi.ParameterSink;
import io.mercator.session.mapper.KeyValues;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** A row given by its columns' values, of no object. */
final class ColumnRow implements BulkRow {
    private final BulkShape shape;
    private final @Nullable Object[] values;
    private final Object[] key;

    ColumnRow(BulkShape shape, @Nullable Object[] values, Object[] key) {
        this.shape = shape;
        this.values = values;
        this.key = key;
    }

    /** Returns a value fit for a column, whole numbers widened or narrowed. */
    static @Nullable Object fitted(Column<?> column, @Nullable Object value) {
        return KeyValues.checked(column, value);
    }

    @Override
    public BulkShape shape() {
        return shape;
    }

    @Override
    public void bind(ParameterSink sink) {
        int ordinal = 0;
        for (Object value : values) {
            sink.set(ordinal++, value);
        }
        for (Object value : key) {
            sink.set(ordinal++, value);
        }
    }

    @Override
    public Object[] key() {
        return key;
    }

    @Override
    public String describe() {
        return describe(shape.key(), key);
    }

    /** Names a row by its key, for example {@code id=3}. */
    static String describe(List<Column<?>> columns, Object[] key) {
        StringJoiner text = new StringJoiner(", ");
        for (int index = 0; index < key.length; index++) {
            text.add(columns.get(index).name() + "="
                    + (key[index] instanceof String string ? "'" + string + "'" : key[index]));
        }
        return text.toString();
    }
}
