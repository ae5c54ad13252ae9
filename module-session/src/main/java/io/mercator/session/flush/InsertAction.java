package io.mercator.session.flush;

import io.mercator.api.error.FlushException;
import io.mercator.api.schema.Column;
import io.mercator.session.mapper.MapperPlan;
import io.mercator.session.mapper.PropertyPlan;
import io.mercator.session.mapper.Snapshot;
import io.mercator.session.state.ObjectEntry;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An INSERT of one row, by the rule of nulls: a null property takes the column's client default, is left out for a
 * server default or a generated value, and else is NULL; {@code setNull} forces NULL.
 *
 * @param entry whose row
 * @param before the object's values as the user left them
 * @param current the values that are sent, client defaults among them
 * @param written the properties that get a value, by index
 * @param defaulted those among them that got a client default, by index
 * @param wanted the properties whose values the database makes, by index
 * @param unmapped values of columns that no property maps and that have a client default, in the columns' order
 */
record InsertAction(
        ObjectEntry<?> entry,
        Snapshot before,
        Snapshot current,
        BitSet written,
        BitSet defaulted,
        BitSet wanted,
        List<@Nullable Object> unmapped)
        implements FlushAction {
    static <E> InsertAction of(ObjectEntry<E> entry) {
        MapperPlan<E> plan = entry.plan();
        Snapshot before = plan.capture(entry.object());
        InsertAction action = new InsertAction(
                entry, before, before.copy(), new BitSet(), new BitSet(), new BitSet(), unmapped(plan));
        PropertyPlan<E> generatedKey = plan.generatedKey().orElse(null);
        for (PropertyPlan<E> property : plan.properties()) {
            action.decide(property, property == generatedKey);
        }
        return action;
    }

    private void decide(PropertyPlan<?> property, boolean isGeneratedKey) {
        choose(property, isGeneratedKey);
        boolean filled = wanted.get(property.index()) || defaulted.get(property.index());
        if (filled && property.isReadOnly()) {
            throw new FlushException("The object " + entry.describe() + " has no value for column '"
                    + property.column().table().qualifiedName() + "."
                    + property.column().name()
                    + "', and the one that its default or the database gives cannot be set: property '"
                    + property.name()
                    + "' is an argument of the constructor. Construct the object with a value, or insert the row with"
                    + " execute(insert(...)) and load it.");
        }
    }

    private void choose(PropertyPlan<?> property, boolean isGeneratedKey) {
        Object value = property.value(current);
        if (property.isComputed() || (isGeneratedKey && property.isUnset(value))) {
            wanted.set(property.index());
        } else if (value != null || entry.isForcedNull(property)) {
            written.set(property.index());
        } else if (property.column().clientDefault().isPresent()) {
            property.put(clientDefault(property.column()), current);
            defaulted.set(property.index());
            written.set(property.index());
        } else if (property.column().serverDefault().isPresent()
                || property.column().defaultExpression().isPresent()
                || property.column().isGenerated()) {
            wanted.set(property.index());
        } else if (entry.plan().mapper().key().contains(property.property())) {
            throw new FlushException("The object " + entry.describe() + " has no value for key column '"
                    + property.column().table().qualifiedName() + "."
                    + property.column().name()
                    + "', and nothing generates one. Set property '" + property.name()
                    + "' before the flush, or declare a default, a sequence or identity().");
        } else {
            written.set(property.index());
        }
    }

    private static @Nullable Object clientDefault(Column<?> column) {
        Supplier<?> supplier = column.clientDefault().orElseThrow();
        return supplier.get();
    }

    private static List<@Nullable Object> unmapped(MapperPlan<?> plan) {
        List<@Nullable Object> values = new ArrayList<>();
        for (Column<?> column : unmappedDefaults(plan)) {
            values.add(clientDefault(column));
        }
        return values;
    }

    /** Returns the columns that no property maps and that have a client default. */
    static List<Column<?>> unmappedDefaults(MapperPlan<?> plan) {
        List<Column<?>> columns = new ArrayList<>();
        for (Column<?> column : plan.table().columns()) {
            if (column.clientDefault().isPresent()
                    && plan.mapper().findProperty(column).isEmpty()) {
                columns.add(column);
            }
        }
        return columns;
    }

    @Override
    public Shape shape() {
        return new Shape(Shape.Kind.INSERT, entry.plan(), written, wanted);
    }
}
