package io.mercator.engine.execute;

import io.mercator.api.spi.ParameterSink;
import org.jspecify.annotations.Nullable;

/** A sink to which every value comes as an object. */
interface ValueSink extends ParameterSink {
    @Override
    void set(int ordinal, @Nullable Object value);

    @Override
    default void setInt(int ordinal, int value) {
        set(ordinal, value);
    }

    @Override
    default void setLong(int ordinal, long value) {
        set(ordinal, value);
    }

    @Override
    default void setDouble(int ordinal, double value) {
        set(ordinal, value);
    }

    @Override
    default void setBoolean(int ordinal, boolean value) {
        set(ordinal, value);
    }
}
