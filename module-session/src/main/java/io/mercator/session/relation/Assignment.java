package io.mercator.session.relation;

import io.mercator.session.mapper.PropertyPlan;
import io.mercator.session.mapper.RelationPlan;
import io.mercator.session.state.ObjectEntry;
import org.jspecify.annotations.Nullable;

/**
 * A foreign key that a flush sets because of a relationship: to the value that another row has by then, which may be a key
 * that its INSERT generates.
 *
 * @param entry whose foreign key
 * @param property the foreign key
 * @param source whose value it gets, null for NULL
 * @param sourceProperty which of its values; any when there is no source
 * @param relation because of which relationship
 */
public record Assignment(
        ObjectEntry<?> entry,
        PropertyPlan<?> property,
        @Nullable ObjectEntry<?> source,
        PropertyPlan<?> sourceProperty,
        RelationPlan<?, ?> relation) {
    /** Tells whether the value is known already. */
    public boolean isKnown() {
        return source == null || source.hasKey();
    }

    /** Returns the value. */
    public @Nullable Object value() {
        return source == null ? null : sourceProperty.value(source.flushed());
    }
}
