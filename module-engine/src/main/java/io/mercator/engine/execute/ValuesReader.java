package io.mercator.engine.execute;

import io.mercator.api.spi.RowReader;
import org.jspecify.annotations.Nullable;

/** Reads values that are in memory already. */
final class ValuesReader implements RowReader {
    private @Nullable Object[] values = new @Nullable Object[0];
    private boolean nullRead;

    /** Stands at other values from now on. */
    ValuesReader at(@Nullable Object[] row) {
        values = row;
        return this;
    }

    @Override
    public boolean next() {
        return false;
    }

    @Override
    public @Nullable Object at(int position) {
        Object value = values[position];
        nullRead = value == null;
        return value;
    }

    @Override
    public int intAt(int position) {
        return at(position) instanceof Number number ? number.intValue() : 0;
    }

    @Override
    public long longAt(int position) {
        return at(position) instanceof Number number ? number.longValue() : 0;
    }

    @Override
    public double doubleAt(int position) {
        return at(position) instanceof Number number ? number.doubleValue() : 0;
    }

    @Override
    public boolean booleanAt(int position) {
        return at(position) instanceof Boolean value && value;
    }

    @Override
    public boolean wasNull() {
        return nullRead;
    }

    @Override
    public void close() {}
}
