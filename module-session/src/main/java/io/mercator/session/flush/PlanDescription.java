package io.mercator.session.flush;

import io.mercator.api.schema.Column;
import io.mercator.api.session.PendingValue;
import io.mercator.api.session.PlannedStatement;
import io.mercator.api.session.PlannedStatement.Kind;
import io.mercator.api.session.PropertyChange;
import io.mercator.session.mapper.PropertyPlan;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Describes a plan for people: what is written for which object, and why there. Reads only. */
final class PlanDescription {
    private final List<FlushAction> ordered;
    private final PlanReasons reasons;

    PlanDescription(RowGraph rows, List<FlushAction> ordered) {
        this.ordered = ordered;
        this.reasons = new PlanReasons(rows);
    }

    List<PlannedStatement> statements() {
        return ordered.stream().map(this::statement).toList();
    }

    private PlannedStatement statement(FlushAction action) {
        return new PlannedStatement(
                Kind.valueOf(action.shape().kind().name()),
                table(action),
                action.entry().object(),
                action instanceof LinkAction link
                        ? link.describe()
                        : action.entry().describe(),
                changes(action),
                reasons.of(action));
    }

    private static String table(FlushAction action) {
        return action.shape() instanceof Shape.OfLinks links
                ? links.table().qualifiedName()
                : action.entry().plan().table().qualifiedName();
    }

    private static List<PropertyChange> changes(FlushAction action) {
        if (action instanceof LinkAction link) {
            return link.link().isAdded() ? values(link) : List.of();
        }
        if (action instanceof InsertAction insert) {
            BitSet written = (BitSet) insert.written().clone();
            insert.expressions().keySet().forEach(written::set);
            return changes(insert, written);
        }
        if (action instanceof UpdateAction update) {
            BitSet written = (BitSet) update.sentProperties().clone();
            update.expressions().keySet().forEach(written::set);
            return changes(update, written);
        }
        return List.of();
    }

    private static List<PropertyChange> values(LinkAction link) {
        List<PropertyChange> values = new ArrayList<>();
        Map<Column<?>, @Nullable Object> known = link.shownValues();
        link.columns().forEach(column -> values.add(new PropertyChange(column.name(), null, known.get(column))));
        return values;
    }

    private static List<PropertyChange> changes(SaveAction save, BitSet written) {
        List<PropertyChange> changes = new ArrayList<>();
        written.stream().forEach(index -> {
            PropertyPlan<?> property = save.entry().plan().properties().get(index);
            changes.add(new PropertyChange(property.name(), oldValue(save, property), newValue(save, property)));
        });
        return changes;
    }

    private static @Nullable Object oldValue(SaveAction save, PropertyPlan<?> property) {
        return save instanceof UpdateAction update && update.row().hasKey()
                ? property.value(update.row().flushed())
                : null;
    }

    private static @Nullable Object newValue(SaveAction save, PropertyPlan<?> property) {
        Object expression = save.expressions().get(property.index());
        if (expression != null) {
            return expression;
        }
        PendingValue pending = PendingValues.of(save, property);
        if (pending != null) {
            return pending;
        }
        return save instanceof UpdateAction update && update.purpose() == UpdateAction.Purpose.POST
                ? update.laterValue(property)
                : property.value(save.current());
    }
}
