package io.mercator.session.mapper;

import io.mercator.api.mapping.Property;
import io.mercator.api.mapping.PropertyAccess;
import io.mercator.api.spi.ParameterSink;
import io.mercator.api.spi.RowReader;
import org.jspecify.annotations.Nullable;

/** A property of the primitive type {@code int}. */
final class IntPropertyPlan<E> extends PropertyPlan<E> {
    private final PropertyAccess.OfInt<E> access;
    private final int slot;

    IntPropertyPlan(Property<E> property, PropertyAccess.OfInt<E> access, int index, int slot) {
        super(property, index);
        this.access = access;
        this.slot = slot;
    }

    private static long packed(int value) {
        return value;
    }

    private int slot(Snapshot from) {
        return (int) from.numbers[slot];
    }

    @Override
    public void read(RowReader row, int position, Snapshot into) {
        int value = row.intAt(position);
        if (row.wasNull()) {
            throw nullIntoPrimitive();
        }
        into.numbers[slot] = packed(value);
    }

    @Override
    public void capture(E object, Snapshot into) {
        into.numbers[slot] = packed(access.getter().applyAsInt(object));
    }

    @Override
    public void restore(Snapshot from, E object) {
        access.setter().accept(object, slot(from));
    }

    @Override
    public void transfer(Snapshot from, Snapshot into) {
        into.numbers[slot] = from.numbers[slot];
    }

    @Override
    public boolean differs(E object, Snapshot from) {
        return packed(access.getter().applyAsInt(object)) != from.numbers[slot];
    }

    @Override
    public boolean differs(Snapshot left, Snapshot right) {
        return left.numbers[slot] != right.numbers[slot];
    }

    @Override
    public void bind(Snapshot from, int ordinal, ParameterSink sink) {
        sink.setInt(ordinal, slot(from));
    }

    @Override
    public Integer value(E object) {
        return access.getter().applyAsInt(object);
    }

    @Override
    public Integer value(Snapshot from) {
        return slot(from);
    }

    @Override
    public void put(@Nullable Object value, Snapshot into) {
        if (value == null) {
            throw nullIntoPrimitive();
        }
        into.numbers[slot] = packed(((Number) value).intValue());
    }
}
