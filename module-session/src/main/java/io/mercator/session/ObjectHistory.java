package io.mercator.session;

import io.mercator.api.schema.Column;
import io.mercator.api.session.History;
import io.mercator.session.mapper.PropertyPlan;
import io.mercator.session.state.ObjectEntry;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells what became of a property since the last load or flush. */
final class ObjectHistory {
    private ObjectHistory() {}

    static <E, T> History<T> of(ObjectEntry<E> entry, Column<T> column) {
        PropertyPlan<E> property = entry.plan().property(column);
        boolean isHidden = property.property().isHidden();
        if (!entry.hasKey()) {
            List<@Nullable T> now = list(column, property.value(entry.object()));
            return new History<>(now.get(0) == null ? List.of() : now, List.of(), List.of());
        }
        if (entry.isOverwritten(property)) {
            return new History<>(list(column, property.value(entry.object())), List.of(), List.of());
        }
        if (entry.isExpired(property)) {
            return new History<>(List.of(), List.of(), List.of());
        }
        List<@Nullable T> before = list(column, property.value(entry.flushed()));
        return isHidden || !property.differs(entry.object(), entry.flushed())
                ? new History<>(List.of(), before, List.of())
                : new History<>(list(column, property.value(entry.object())), List.of(), before);
    }

    private static <T> List<@Nullable T> list(Column<T> column, @Nullable Object value) {
        return Collections.singletonList(column.type().javaType().cast(value));
    }
}
