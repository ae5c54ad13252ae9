package io.mercator.session.flush;

import io.mercator.api.schema.Column;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Whether the planning of a flush may call what users gave for default values. */
final class Suppliers {
    /** The plan is only shown, and must leave no trace. */
    static final Suppliers SPARED = new Suppliers(null);

    private final @Nullable BiFunction<Column<?>, Object, Object> fit;

    private Suppliers(@Nullable BiFunction<Column<?>, Object, Object> fit) {
        this.fit = fit;
    }

    /** The plan is going to be sent; generated values lose what their columns would not keep. */
    static Suppliers called(BiFunction<Column<?>, Object, Object> fit) {
        return new Suppliers(fit);
    }

    boolean areCalled() {
        return fit != null;
    }

    @Nullable
    Object value(Column<?> column, Supplier<?> supplier) {
        Object value = fit == null ? null : supplier.get();
        return value == null ? null : fit.apply(column, value);
    }
}
