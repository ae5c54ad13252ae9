package io.mercator.session.mapper;

import io.mercator.api.mapping.Property;
import io.mercator.api.mapping.PropertyAccess;
import io.mercator.api.spi.ParameterSink;
import io.mercator.api.spi.RowReader;

/** A property of the primitive type {@code long}. */
final class LongPropertyPlan<E> extends PrimitivePropertyPlan<E> {
    private final PropertyAccess.OfLong<E> access;

    LongPropertyPlan(Property<E> property, PropertyAccess.OfLong<E> access, int index, int slot) {
        super(property, index, slot, true);
        this.access = access;
    }

    @Override
    long get(E object) {
        return access.getter().applyAsLong(object);
    }

    @Override
    void set(E object, long bits) {
        access.setter().accept(object, bits);
    }

    @Override
    long read(RowReader row, int position) {
        return row.longAt(position);
    }

    @Override
    void bind(long bits, int ordinal, ParameterSink sink) {
        sink.setLong(ordinal, bits);
    }

    @Override
    Object boxed(long bits) {
        return bits;
    }

    @Override
    long bits(Object value) {
        return ((Number) value).longValue();
    }

    @Override
    void putNumber(long value, Snapshot into) {
        store(value, into);
    }
}
