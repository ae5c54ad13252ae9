package io.mercator.session.mapper;

import io.mercator.api.mapping.Property;
import io.mercator.api.mapping.PropertyAccess;
import io.mercator.api.spi.ParameterSink;
import io.mercator.api.spi.RowReader;
import java.util.function.ObjIntConsumer;

/** A property of the primitive type {@code int}. */
final class IntPropertyPlan<E> extends PrimitivePropertyPlan<E> {
    private final PropertyAccess.OfInt<E> access;

    IntPropertyPlan(Property<E> property, PropertyAccess.OfInt<E> access, int index, int slot) {
        super(property, index, slot, false);
        this.access = access;
    }

    ObjIntConsumer<? super E> setter() {
        return access.setter();
    }

    @Override
    long get(E object) {
        return access.getter().applyAsInt(object);
    }

    @Override
    void set(E object, long bits) {
        access.setter().accept(object, (int) bits);
    }

    @Override
    long read(RowReader row, int position) {
        return row.intAt(position);
    }

    @Override
    void bind(long bits, int ordinal, ParameterSink sink) {
        sink.setInt(ordinal, (int) bits);
    }

    @Override
    Object boxed(long bits) {
        return (int) bits;
    }

    @Override
    long bits(Object value) {
        return ((Number) value).intValue();
    }

    @Override
    void putNumber(long value, Snapshot into) {
        store(value, into);
    }
}
