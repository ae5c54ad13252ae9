package io.mercator.session.mapper;

import io.mercator.api.mapping.Property;
import io.mercator.api.mapping.PropertyAccess;
import io.mercator.api.spi.ParameterSink;
import io.mercator.api.spi.RowReader;
import org.jspecify.annotations.Nullable;

/** A property of the primitive type {@code boolean}. */
final class BooleanPropertyPlan<E> extends PropertyPlan<E> {
    private final PropertyAccess.OfBoolean<E> access;
    private final int slot;

    BooleanPropertyPlan(Property<E> property, PropertyAccess.OfBoolean<E> access, int index, int slot) {
        super(property, index);
        this.access = access;
        this.slot = slot;
    }

    private static long packed(boolean value) {
        return value ? 1 : 0;
    }

    private boolean slot(Snapshot from) {
        return from.numbers[slot] != 0;
    }

    @Override
    public void read(RowReader row, int position, Snapshot into) {
        boolean value = row.booleanAt(position);
        if (row.wasNull()) {
            throw nullIntoPrimitive();
        }
        into.numbers[slot] = packed(value);
    }

    @Override
    public void capture(E object, Snapshot into) {
        into.numbers[slot] = packed(access.getter().test(object));
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
        return packed(access.getter().test(object)) != from.numbers[slot];
    }

    @Override
    public boolean differs(Snapshot left, Snapshot right) {
        return left.numbers[slot] != right.numbers[slot];
    }

    @Override
    public void bind(Snapshot from, int ordinal, ParameterSink sink) {
        sink.setBoolean(ordinal, slot(from));
    }

    @Override
    public Boolean value(E object) {
        return access.getter().test(object);
    }

    @Override
    public Boolean value(Snapshot from) {
        return slot(from);
    }

    @Override
    public void put(@Nullable Object value, Snapshot into) {
        if (value == null) {
            throw nullIntoPrimitive();
        }
        into.numbers[slot] = packed((Boolean) value);
    }
}
