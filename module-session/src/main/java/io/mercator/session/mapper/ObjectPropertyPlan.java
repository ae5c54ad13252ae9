package io.mercator.session.mapper;

import io.mercator.api.mapping.Property;
import io.mercator.api.mapping.PropertyAccess;
import io.mercator.api.spi.ParameterSink;
import io.mercator.api.spi.RowReader;
import io.mercator.api.type.SqlType;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A property whose values are objects. */
final class ObjectPropertyPlan<E, T> extends PropertyPlan<E> {
    private final PropertyAccess.OfObject<E, T> access;
    private final SqlType<T> type;
    private final int slot;

    @SuppressWarnings("unchecked") // the mapping pairs a column of T with accessors of T
    ObjectPropertyPlan(Property<E> property, PropertyAccess.OfObject<E, T> access, int index, int slot) {
        super(property, index);
        this.access = access;
        this.type = (SqlType<T>) property.column().type();
        this.slot = slot;
    }

    @SuppressWarnings("unchecked") // only values of T are put into the slot
    private @Nullable T slot(Snapshot from) {
        return (T) from.object(slot);
    }

    int slot() {
        return slot;
    }

    @Nullable
    BiConsumer<? super E, ? super T> setter() {
        return access.setter();
    }

    /** Tells whether values are handed to a setter as they are. */
    boolean isPlainlySet() {
        return access.setter() != null && !type.isMutable();
    }

    @Override
    public void read(RowReader row, int position, Snapshot into) {
        into.object(slot, row.at(position));
    }

    @Override
    public void capture(E object, Snapshot into) {
        T value = access.getter().apply(object);
        into.object(slot, value == null ? null : type.copy(value));
    }

    @Override
    public void restore(Snapshot from, E object) {
        BiConsumer<? super E, ? super T> setter = access.setter();
        if (setter == null) {
            return;
        }
        T value = slot(from);
        if (value != null) {
            setter.accept(object, type.copy(value));
            return;
        }
        try {
            setter.accept(object, null);
        } catch (NullPointerException unboxed) {
            throw nullIntoPrimitive();
        }
    }

    @Override
    public void transfer(Snapshot from, Snapshot into) {
        into.object(slot, from.object(slot));
    }

    @Override
    public boolean differs(E object, Snapshot from) {
        return !type.same(access.getter().apply(object), slot(from));
    }

    @Override
    public boolean differs(Snapshot left, Snapshot right) {
        return !type.same(slot(left), slot(right));
    }

    @Override
    public void bind(Snapshot from, int ordinal, ParameterSink sink) {
        sink.set(ordinal, from.object(slot));
    }

    @Override
    public @Nullable Object value(E object) {
        return access.getter().apply(object);
    }

    @Override
    public @Nullable Object value(Snapshot from) {
        return from.object(slot);
    }

    @Override
    public @Nullable Object copy(Snapshot from) {
        T value = slot(from);
        return value == null ? null : type.copy(value);
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
