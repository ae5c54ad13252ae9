package io.mercator.session.mapper;

import io.mercator.api.mapping.Property;
import io.mercator.api.mapping.PropertyAccess;
import io.mercator.api.spi.ParameterSink;
import io.mercator.api.spi.RowReader;
import org.jspecify.annotations.Nullable;

/** A property of the primitive type {@code double}. */
final class DoublePropertyPlan<E> extends PropertyPlan<E> {
    private final PropertyAccess.OfDouble<E> access;
    private final int slot;

    DoublePropertyPlan(Property<E> property, PropertyAccess.OfDouble<E> access, int index, int slot) {
        super(property, index);
        this.access = access;
        this.slot = slot;
    }

    private static long packed(double value) {
        return Double.doubleToLongBits(value);
    }

    private double slot(Snapshot from) {
        return Double.longBitsToDouble(from.numbers[slot]);
    }

    @Override
    public void read(RowReader row, int position, Snapshot into) {
        double value = row.doubleAt(position);
        if (row.wasNull()) {
            throw nullIntoPrimitive();
        }
        into.numbers[slot] = packed(value);
    }

    @Override
    public void capture(E object, Snapshot into) {
        into.numbers[slot] = packed(access.getter().applyAsDouble(object));
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
        return packed(access.getter().applyAsDouble(object)) != from.numbers[slot];
    }

    @Override
    public boolean differs(Snapshot left, Snapshot right) {
        return left.numbers[slot] != right.numbers[slot];
    }

    @Override
    public void bind(Snapshot from, int ordinal, ParameterSink sink) {
        sink.setDouble(ordinal, slot(from));
    }

    @Override
    public Double value(E object) {
        return access.getter().applyAsDouble(object);
    }

    @Override
    public Double value(Snapshot from) {
        return slot(from);
    }

    @Override
    public void put(@Nullable Object value, Snapshot into) {
        if (value == null) {
            throw nullIntoPrimitive();
        }
        into.numbers[slot] = packed(((Number) value).doubleValue());
    }
}
