package io.mercator.session.mapper;

import io.mercator.api.mapping.Property;
import io.mercator.api.mapping.PropertyAccess;
import io.mercator.api.spi.ParameterSink;
import io.mercator.api.spi.RowReader;

/** A property of the primitive type {@code boolean}. */
final class BooleanPropertyPlan<E> extends PrimitivePropertyPlan<E> {
    private final PropertyAccess.OfBoolean<E> access;

    BooleanPropertyPlan(Property<E> property, PropertyAccess.OfBoolean<E> access, int index, int slot) {
        super(property, index, slot, false);
        this.access = access;
    }

    @Override
    long get(E object) {
        return access.getter().test(object) ? 1 : 0;
    }

    @Override
    void set(E object, long bits) {
        access.setter().accept(object, bits != 0);
    }

    @Override
    long read(RowReader row, int position) {
        return row.booleanAt(position) ? 1 : 0;
    }

    @Override
    void bind(long bits, int ordinal, ParameterSink sink) {
        sink.setBoolean(ordinal, bits != 0);
    }

    @Override
    Object boxed(long bits) {
        return bits != 0;
    }

    @Override
    long bits(Object value) {
        return ((Boolean) value) ? 1 : 0;
    }
}
