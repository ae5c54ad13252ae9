package io.mercator.session.flush;

import io.mercator.api.schema.Column;
import io.mercator.session.mapper.PropertyPlan;
import io.mercator.session.mapper.Snapshot;
import io.mercator.session.mapper.UniqueKey;
import io.mercator.session.state.ObjectEntry;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Finds where a unique value can wait while two rows exchange theirs: where {@code parking} says, or at NULL. */
final class Parking {
    private Parking() {}

    /** Makes the UPDATE that moves a row's value of a key out of the way; null when there is no place. */
    static @Nullable UpdateAction of(FlushAction holder, UniqueKey key) {
        if (holder instanceof SaveAction save && isComputed(save, key)) {
            return null;
        }
        ObjectEntry<?> entry = holder instanceof UpdateAction update ? update.row() : holder.entry();
        Snapshot row = entry.flushed();
        for (PropertyPlan<?> property : key.properties()) {
            Object parked = parked(property.column(), property.value(row));
            if (parked != null) {
                return UpdateAction.parking(entry, property, parked);
            }
        }
        for (PropertyPlan<?> property : key.properties()) {
            boolean isKey = entry.plan().key().contains(property);
            if (property.column().isNullable() && property.takesNull() && !isKey) {
                return UpdateAction.parking(entry, property, null);
            }
        }
        return null;
    }

    /** An SQL expression may read the very value that would be moved. */
    private static boolean isComputed(SaveAction save, UniqueKey key) {
        return key.properties().stream().anyMatch(property -> save.expressions().containsKey(property.index()));
    }

    @SuppressWarnings("unchecked") // the value is of the column's class
    private static <T> @Nullable Object parked(Column<T> column, @Nullable Object value) {
        UnaryOperator<T> parking = column.parking().orElse(null);
        return parking == null || value == null ? null : parking.apply((T) value);
    }
}
