package io.mercator.session.mapper;

import io.mercator.api.mapping.Property;
import io.mercator.api.spi.ParameterSink;
import io.mercator.api.spi.RowReader;
import org.jspecify.annotations.Nullable;

/**
 * A property of a primitive type, whose value lies in a snapshot as 64 bits. Subclasses say how their type becomes bits
 * and back; nothing is boxed on the way between object, snapshot, row and parameter.
 */
abstract class PrimitivePropertyPlan<E> extends PropertyPlan<E> {
    private final int slot;

    PrimitivePropertyPlan(Property<E> property, int index, int slot) {
        super(property, index);
        this.slot = slot;
    }

    /** Returns the object's value as bits. */
    abstract long get(E object);

    /** Writes bits into the object as a value. */
    abstract void set(E object, long bits);

    /** Reads a row's value as bits; what it gives for NULL is not used. */
    abstract long read(RowReader row, int position);

    /** Hands bits to a statement as a value. */
    abstract void bind(long bits, int ordinal, ParameterSink sink);

    abstract Object boxed(long bits);

    abstract long bits(Object value);

    @Override
    public final void read(RowReader row, int position, Snapshot into) {
        long bits = read(row, position);
        if (row.wasNull()) {
            throw nullIntoPrimitive();
        }
        into.numbers[slot] = bits;
    }

    @Override
    public final void capture(E object, Snapshot into) {
        into.numbers[slot] = get(object);
    }

    @Override
    public final void restore(Snapshot from, E object) {
        set(object, from.numbers[slot]);
    }

    @Override
    public final void transfer(Snapshot from, Snapshot into) {
        into.numbers[slot] = from.numbers[slot];
    }

    @Override
    public final boolean differs(E object, Snapshot from) {
        return get(object) != from.numbers[slot];
    }

    @Override
    public final boolean differs(Snapshot left, Snapshot right) {
        return left.numbers[slot] != right.numbers[slot];
    }

    @Override
    public final void bind(Snapshot from, int ordinal, ParameterSink sink) {
        bind(from.numbers[slot], ordinal, sink);
    }

    @Override
    public final Object value(E object) {
        return boxed(get(object));
    }

    @Override
    public final Object value(Snapshot from) {
        return boxed(from.numbers[slot]);
    }

    @Override
    public final void put(@Nullable Object value, Snapshot into) {
        if (value == null) {
            throw nullIntoPrimitive();
        }
        into.numbers[slot] = bits(value);
    }
}
