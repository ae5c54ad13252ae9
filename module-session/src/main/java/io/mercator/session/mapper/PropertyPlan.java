package io.mercator.session.mapper;

import io.mercator.api.error.SessionException;
import io.mercator.api.mapping.Property;
import io.mercator.api.schema.Column;
import io.mercator.api.spi.ParameterSink;
import io.mercator.api.spi.RowReader;
import io.mercator.api.type.IntegerType;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * How one property goes between object, snapshot, row and parameter. One subclass for each kind of access, so that
 * primitives are never boxed on the way.
 *
 * @param <E> the mapped class
 */
public abstract class PropertyPlan<E> {
    private final Property<E> property;
    private final int index;

    PropertyPlan(Property<E> property, int index) {
        this.property = property;
        this.index = index;
    }

    public final Property<E> property() {
        return property;
    }

    public final String name() {
        return property.name();
    }

    public final Column<?> column() {
        return property.column();
    }

    /** Returns the place among the mapper's properties, which is also the position in its select list. */
    public final int index() {
        return index;
    }

    /** Reads the row's value into a snapshot. */
    public abstract void read(RowReader row, int position, Snapshot into);

    /** Copies the object's value into a snapshot. */
    public abstract void capture(E object, Snapshot into);

    /** Writes the snapshot's value into the object. */
    public abstract void restore(Snapshot from, E object);

    /** Copies a value from one snapshot to another. */
    public abstract void transfer(Snapshot from, Snapshot into);

    /** Tells whether the object's value is another than the snapshot's. */
    public abstract boolean differs(E object, Snapshot from);

    /** Tells whether two snapshots have different values. */
    public abstract boolean differs(Snapshot left, Snapshot right);

    /** Hands the snapshot's value to a statement. */
    public abstract void bind(Snapshot from, int ordinal, ParameterSink sink);

    /** Returns the object's value, boxed. */
    public abstract @Nullable Object value(E object);

    /** Returns the snapshot's value, boxed. */
    public abstract @Nullable Object value(Snapshot from);

    /** Returns the snapshot's value for an object to keep, boxed: a copy where values change. */
    public @Nullable Object copy(Snapshot from) {
        return value(from);
    }

    /** Tells whether the database computes the values, so that nothing is ever written. */
    public final boolean isComputed() {
        return property.column().computed().isPresent();
    }

    /** Tells whether the property cannot be set. */
    public final boolean isReadOnly() {
        return property.isReadOnly();
    }

    /** Puts a value into a snapshot. */
    public abstract void put(@Nullable Object value, Snapshot into);

    /** Puts a whole number into a snapshot, for a column of a type whose values are such. */
    void putNumber(long value, Snapshot into) {
        put(column().type() instanceof IntegerType ? (Object) (int) value : (Object) value, into);
    }

    /** Tells whether a value of a generated key means that none was given yet. */
    public final boolean isUnset(@Nullable Object value) {
        if (value == null) {
            return true;
        }
        Predicate<Object> rule = property.unset();
        return rule != null ? rule.test(value) : value instanceof Number number && number.doubleValue() == 0;
    }

    /** Tells whether a snapshot can hold null for the property. */
    public boolean takesNull() {
        return false;
    }

    final SessionException nullIntoPrimitive() {
        return new SessionException("Column '" + column().table().qualifiedName() + "." + column().name()
                + "' is NULL, and property '" + name() + "' takes a primitive, which has no"
                + " null. Map it by accessors of the boxed type, or declare the column notNull().");
    }
}
