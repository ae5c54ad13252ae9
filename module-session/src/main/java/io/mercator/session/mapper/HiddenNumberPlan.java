package io.mercator.session.mapper;

import io.mercator.api.mapping.Property;
import io.mercator.api.spi.ParameterSink;
import io.mercator.api.spi.RowReader;
import io.mercator.api.type.IntegerType;
import org.jspecify.annotations.Nullable;

/**
 * A column that the class has no property for and that holds whole numbers, as foreign keys are: unboxed beside a word that
 * tells whether there is one.
 */
final class HiddenNumberPlan<E> extends PropertyPlan<E> {
    static final int WORDS = 3;
    private static final int PRESENT = 1;

    private final int slot;
    private final boolean isInt;

    HiddenNumberPlan(Property<E> property, int index, int slot) {
        super(property, index);
        this.slot = slot;
        this.isInt = property.column().type() instanceof IntegerType;
    }

    private void store(int present, long value, Snapshot into) {
        int first = into.firstNumber + slot;
        into.numbers[first] = present;
        into.numbers[first + 1] = (int) value;
        into.numbers[first + 2] = (int) (value >>> Integer.SIZE);
    }

    private boolean isPresent(Snapshot from) {
        return from.numbers[from.firstNumber + slot] == PRESENT;
    }

    private long number(Snapshot from) {
        int first = from.firstNumber + slot;
        return ((long) from.numbers[first + 2] << Integer.SIZE) | Integer.toUnsignedLong(from.numbers[first + 1]);
    }

    @Override
    public void read(RowReader row, int position, Snapshot into) {
        long value = isInt ? row.intAt(position) : row.longAt(position);
        store(value == 0 && row.wasNull() ? 0 : PRESENT, value, into);
    }

    @Override
    public void capture(E object, Snapshot into) {
        store(0, 0, into);
    }

    @Override
    public void restore(Snapshot from, E object) {}

    @Override
    public void transfer(Snapshot from, Snapshot into) {
        store(isPresent(from) ? PRESENT : 0, number(from), into);
    }

    @Override
    public boolean differs(E object, Snapshot from) {
        return false;
    }

    @Override
    public boolean differs(Snapshot left, Snapshot right) {
        return isPresent(left) != isPresent(right) || number(left) != number(right);
    }

    @Override
    public void bind(Snapshot from, int ordinal, ParameterSink sink) {
        sink.set(ordinal, value(from));
    }

    @Override
    public @Nullable Object value(E object) {
        return null;
    }

    @Override
    public @Nullable Object value(Snapshot from) {
        if (!isPresent(from)) {
            return null;
        }
        long number = number(from);
        return isInt ? (Object) (int) number : (Object) number;
    }

    @Override
    public void put(@Nullable Object value, Snapshot into) {
        store(value == null ? 0 : PRESENT, value == null ? 0 : ((Number) value).longValue(), into);
    }

    @Override
    public boolean takesNull() {
        return true;
    }
}
