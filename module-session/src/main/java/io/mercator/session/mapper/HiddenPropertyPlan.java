package io.mercator.session.mapper;

import io.mercator.api.mapping.Property;
import io.mercator.api.spi.ParameterSink;
import io.mercator.api.spi.RowReader;
import io.mercator.api.type.SqlType;
import org.jspecify.annotations.Nullable;

/** A foreign key or version that the class does not have: its value is in the snapshots alone; the object never differs. */
final class HiddenPropertyPlan<E> extends PropertyPlan<E> {
    private final int slot;

    HiddenPropertyPlan(Property<E> property, int index, int slot) {
        super(property, index);
        this.slot = slot;
    }

    @Override
    public void read(RowReader row, int position, Snapshot into) {
        into.object(slot, row.at(position));
    }

    @Override
    public void capture(E object, Snapshot into) {
        into.object(slot, null);
    }

    @Override
    public void restore(Snapshot from, E object) {}

    @Override
    public void transfer(Snapshot from, Snapshot into) {
        into.object(slot, from.object(slot));
    }

    @Override
    public boolean differs(E object, Snapshot from) {
        return false;
    }

    @Override
    public boolean differs(Snapshot left, Snapshot right) {
        return !same(column().type(), left.object(slot), right.object(slot));
    }

    @SuppressWarnings("unchecked") // only values of the column are put into the slot
    private static <T> boolean same(SqlType<T> type, @Nullable Object left, @Nullable Object right) {
        return type.same((T) left, (T) right);
    }

    @Override
    public void bind(Snapshot from, int ordinal, ParameterSink sink) {
        sink.set(ordinal, from.object(slot));
    }

    @Override
    public @Nullable Object value(E object) {
        return null;
    }

    @Override
    public @Nullable Object value(Snapshot from) {
        return from.object(slot);
    }

    @Override
    public void put(@Nullable Object value, Snapshot into) {
        into.object(slot, value);
    }

    @Override
    public boolean takesNull() {
        return true;
    }
}
