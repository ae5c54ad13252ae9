package io.mercator.session.mapper;

import io.mercator.api.mapping.Property;
import io.mercator.api.mapping.PropertyAccess;
import io.mercator.api.spi.ParameterSink;
import io.mercator.api.spi.RowReader;
import org.jspecify.annotations.Nullable;

/** A property of the primitive type {@code long}. */
final class LongPropertyPlan<E> extends PropertyPlan<E> {
    private final PropertyAccess.OfLong<E> access;
    private final int slot;

    LongPropertyPlan(Property<E> property, PropertyAccess.OfLong<E> access, int index, int slot) {
        super(property, index);
        this.access = access;
        this.slot = slot;
    }

    private static long packed(long value) {
        return value;
    }

    private long slot(Snapshot from) {
        return from.numbers[slot];
    }

    @Override
    public void read(RowReader row, int position, Snapshot into) {
        long value = row.longAt(position);
        if (row.wasNull()) {
            throw nullIntoPrimitive();
        }
        into.numbers[slot] = packed(value);
    }

    @Override
    public void capture(E object, Snapshot into) {
        into.numbers[slot] = packed(access.getter().applyAsLong(object));
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
        return packed(access.getter().applyAsLong(object)) != from.numbers[slot];
    }

    @Override
    public boolean differs(Snapshot left, Snapshot right) {
        return left.numbers[slot] != right.numbers[slot];
    }

    @Override
    public void bind(Snapshot from, int ordinal, ParameterSink sink) {
        sink.setLong(ordinal, slot(from));
    }

    @Override
    public Long value(E object) {
        return access.getter().applyAsLong(object);
    }

    @Override
    public Long value(Snapshot from) {
        return slot(from);
    }

    @Override
    public void put(@Nullable Object value, Snapshot into) {
        if (value == null) {
            throw nullIntoPrimitive();
        }
        into.numbers[slot] = packed(((Number) value).longValue());
    }
}
