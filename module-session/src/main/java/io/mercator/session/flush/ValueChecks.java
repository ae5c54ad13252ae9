package io.mercator.session.flush;

import io.mercator.api.error.ConversionException;
import io.mercator.api.error.ValueMisfitException;
import io.mercator.api.schema.Column;
import io.mercator.api.spi.ExecutionEngine;
import io.mercator.api.spi.ValueCheck;
import io.mercator.session.mapper.MapperPlan;
import io.mercator.session.mapper.PropertyPlan;
import io.mercator.session.mapper.Snapshot;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the values of one mapper's properties must fulfil to be stored as they are, on one engine. Looked at before a flush
 * sends anything, so that a value that does not fit costs nothing. Immutable and safe for any thread.
 */
final class ValueChecks {
    private final MapperPlan<?> plan;
    private final @Nullable ValueCheck[] byIndex;
    private final List<Column<?>> unmapped;
    private final List<@Nullable ValueCheck> ofUnmapped;

    ValueChecks(MapperPlan<?> plan, ExecutionEngine engine) {
        this.plan = plan;
        this.byIndex = new @Nullable ValueCheck[plan.properties().size()];
        for (PropertyPlan<?> property : plan.properties()) {
            byIndex[property.index()] =
                    engine.valueCheck(property.column().type()).orElse(null);
        }
        this.unmapped = plan.writes().unmappedDefaults();
        this.ofUnmapped = unmapped.stream()
                .<@Nullable ValueCheck>map(
                        column -> engine.valueCheck(column.type()).orElse(null))
                .toList();
    }

    void check(SaveAction action) {
        if (action instanceof InsertAction insert) {
            check(insert, insert.written(), insert.current());
            for (int index = 0; index < unmapped.size(); index++) {
                check(
                        insert,
                        unmapped.get(index),
                        "",
                        ofUnmapped.get(index),
                        insert.unmapped().get(index));
            }
        } else if (action instanceof UpdateAction update) {
            check(update, update.changed(), update.current());
        }
    }

    private void check(FlushAction action, BitSet written, Snapshot values) {
        for (int index = written.nextSetBit(0); index >= 0; index = written.nextSetBit(index + 1)) {
            ValueCheck check = byIndex[index];
            if (check != null) {
                PropertyPlan<?> property = plan.properties().get(index);
                check(action, property.column(), property.name(), check, property.value(values));
            }
        }
    }

    private static void check(
            FlushAction action, Column<?> column, String property, @Nullable ValueCheck check, @Nullable Object value) {
        if (check == null || value == null) {
            return;
        }
        String misfit;
        try {
            misfit = check.misfit(value);
        } catch (ConversionException refused) {
            throw refused.at(place(action, column, property));
        }
        if (misfit != null) {
            throw new ValueMisfitException(
                    column.table().qualifiedName() + "." + column.name(),
                    property,
                    place(action, column, property) + ": the value does not fit: " + misfit
                            + " Nothing was sent; change the value and flush again.");
        }
    }

    private static String place(FlushAction action, Column<?> column, String property) {
        String name = "column '" + column.table().qualifiedName() + "." + column.name() + "' (" + column.type() + ")";
        return property.isEmpty()
                ? name
                : "Property '" + property + "' of " + action.entry().describe() + ", " + name;
    }
}
