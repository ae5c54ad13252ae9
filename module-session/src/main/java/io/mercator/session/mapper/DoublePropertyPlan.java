package io.mercator.session.mapper;

import io.mercator.api.mapping.Property;
import io.mercator.api.mapping.PropertyAccess;
import io.mercator.api.spi.ParameterSink;
import io.mercator.api.spi.RowReader;

/** A property of the primitive type {@code double}. */
final class DoublePropertyPlan<E> extends PrimitivePropertyPlan<E> {
    private final PropertyAccess.OfDouble<E> access;

    DoublePropertyPlan(Property<E> property, PropertyAccess.OfDouble<E> access, int index, int slot) {
        super(property, index, slot, true);
        this.access = access;
    }

    @Override
    long get(E object) {
        return Double.doubleToLongBits(access.getter().applyAsDouble(object));
    }

    @Override
    void set(E object, long bits) {
        access.setter().accept(object, Double.longBitsToDouble(bits));
    }

    @Override
    long read(RowReader row, int position) {
        return Double.doubleToLongBits(row.doubleAt(position));
    }

    @Override
    void bind(long bits, int ordinal, ParameterSink sink) {
        sink.setDouble(ordinal, Double.longBitsToDouble(bits));
    }

    @Override
    Object boxed(long bits) {
        return Double.longBitsToDouble(bits);
    }

    @Override
    long bits(Object value) {
        return Double.doubleToLongBits(((Number) value).doubleValue());
    }
}
