package io.mercator.session.flush;

import io.mercator.session.mapper.EntityKey;
import io.mercator.session.mapper.MapperPlan;
import io.mercator.session.mapper.PropertyPlan;
import io.mercator.session.mapper.Snapshot;
import io.mercator.session.state.ObjectEntry;
import java.util.BitSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An UPDATE of the changed columns of one row, found by the key that the row has.
 *
 * @param entry whose row
 * @param current the object's values
 * @param changed the properties that differ from the row, by index
 * @param isParking whether this only moves a unique value out of another row's way, and the row's own UPDATE follows
 */
record UpdateAction(ObjectEntry<?> entry, Snapshot current, BitSet changed, boolean isParking) implements FlushAction {
    static <E> UpdateAction of(ObjectEntry<E> entry, BitSet changed) {
        Snapshot current = entry.plan().capture(entry.object());
        for (PropertyPlan<E> property : entry.plan().properties()) {
            Supplier<?> onUpdate = property.column().onUpdate().orElse(null);
            if (onUpdate != null && !changed.get(property.index())) {
                property.put(onUpdate.get(), current);
                changed.set(property.index());
            }
        }
        return new UpdateAction(entry, current, changed, false);
    }

    /** Writes into the object what a column's onUpdate gave. */
    void finish() {
        finish(entry);
    }

    private <E> void finish(ObjectEntry<E> known) {
        for (PropertyPlan<E> property : known.plan().properties()) {
            if (property.column().onUpdate().isPresent() && property.differs(known.object(), current)) {
                property.restore(current, known.object());
            }
        }
    }

    /** Tells whether the database computes a value for the row that the object does not have yet. */
    boolean isIncomplete() {
        return !isParking
                && entry.plan().properties().stream()
                        .anyMatch(property -> property.isComputed()
                                || (property.column().onUpdateExpression().isPresent()
                                        && !changed.get(property.index())));
    }

    /** Makes the UPDATE that moves one property out of the way. */
    static <E> UpdateAction parking(ObjectEntry<E> entry, PropertyPlan<?> property, @Nullable Object value) {
        Snapshot parked = entry.flushed().copy();
        property.put(value, parked);
        BitSet only = new BitSet();
        only.set(property.index());
        return new UpdateAction(entry, parked, only, true);
    }

    @Override
    public Shape shape() {
        return new Shape(Shape.Kind.UPDATE, entry.plan(), changed, new BitSet());
    }

    /** Returns the key that the row has afterwards. */
    EntityKey newKey() {
        MapperPlan<?> plan = entry.plan();
        EntityKey key = plan.keyOf(current);
        return key == null ? entry.key() : key;
    }
}
