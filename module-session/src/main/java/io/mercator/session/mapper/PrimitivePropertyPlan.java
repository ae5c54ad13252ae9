package io.mercator.session.mapper;

import io.mercator.api.mapping.Property;
import io.mercator.api.spi.ParameterSink;
import io.mercator.api.spi.RowReader;
import org.jspecify.annotations.Nullable;

/**
 * A property of a primitive type, whose value lies in a snapshot as bits. Subclasses say how their type becomes bits
 * and back; nothing is boxed on the way between object, snapshot, row and parameter.
 */
abstract class PrimitivePropertyPlan<E> extends PropertyPlan<E> {
    final int slot;
    private final boolean wide;

    /**
     * Creates a plan.
     *
     * @param slot the first of the property's words in a snapshot
     * @param wide whether it has two
     */
    PrimitivePropertyPlan(Property<E> property, int index, int slot, boolean wide) {
        super(property, index);
        this.slot = slot;
        this.wide = wide;
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

    private long load(Snapshot from) {
        int first = from.firstNumber + slot;
        int low = from.numbers[first];
        return wide ? ((long) from.numbers[first + 1] << Integer.SIZE) | Integer.toUnsignedLong(low) : low;
    }

    final void store(long bits, Snapshot into) {
        int first = into.firstNumber + slot;
        into.numbers[first] = (int) bits;
        if (wide) {
            into.numbers[first + 1] = (int) (bits >>> Integer.SIZE);
        }
    }

    @Override
    public final void read(RowReader row, int position, Snapshot into) {
        long bits = read(row, position);
        if (row.wasNull()) {
            throw nullIntoPrimitive();
        }
        store(bits, into);
    }

    @Override
    public final void capture(E object, Snapshot into) {
        store(get(object), into);
    }

    @Override
    public final void restore(Snapshot from, E object) {
        set(object, load(from));
    }

    @Override
    public final void transfer(Snapshot from, Snapshot into) {
        store(load(from), into);
    }

    @Override
    public final boolean differs(E object, Snapshot from) {
        return get(object) != load(from);
    }

    @Override
    public final boolean differs(Snapshot left, Snapshot right) {
        return load(left) != load(right);
    }

    @Override
    public final void bind(Snapshot from, int ordinal, ParameterSink sink) {
        bind(load(from), ordinal, sink);
    }

    @Override
    public final Object value(E object) {
        return boxed(get(object));
    }

    @Override
    public final Object value(Snapshot from) {
        return boxed(load(from));
    }

    @Override
    public final void put(@Nullable Object value, Snapshot into) {
        if (value == null) {
            throw nullIntoPrimitive();
        }
        store(bits(value), into);
    }
}
