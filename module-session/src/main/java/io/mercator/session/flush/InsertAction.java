package io.mercator.session.flush;

import io.mercator.api.error.FlushException;
import io.mercator.api.schema.Column;
import io.mercator.session.mapper.MapperPlan;
import io.mercator.session.mapper.PropertyPlan;
import io.mercator.session.mapper.RelationPlan;
import io.mercator.session.mapper.Snapshot;
import io.mercator.session.relation.Assignment;
import io.mercator.session.state.ObjectEntry;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An INSERT of one row, by the rule of nulls: a null property takes the column's client default, is left out for a
 * server default or a generated value, and else is NULL; {@code setNull} forces NULL. A foreign key that a relationship
 * gives is no null.
 */
final class InsertAction extends SaveAction {
    private final Snapshot before;
    private final BitSet written = new BitSet();
    private final BitSet defaulted = new BitSet();
    private final BitSet wanted = new BitSet();
    private final List<@Nullable Object> unmapped;

    private InsertAction(ObjectEntry<?> entry, Snapshot before, List<@Nullable Object> unmapped) {
        super(entry, before.copy(), entry.assigned());
        this.before = before;
        this.unmapped = unmapped;
    }

    /**
     * Makes the INSERT of a pending object.
     *
     * @param assignments the foreign keys that the INSERT writes
     * @param later the properties that an UPDATE writes afterwards, and the INSERT leaves NULL
     */
    static <E> InsertAction of(
            ObjectEntry<E> entry, Collection<Assignment> assignments, BitSet later, Suppliers suppliers) {
        MapperPlan<E> plan = entry.plan();
        InsertAction action = new InsertAction(entry, plan.capture(entry.object()), unmapped(plan, suppliers));
        assignments.forEach(action::take);
        PropertyPlan<E> generatedKey = plan.generatedKey().orElse(null);
        for (PropertyPlan<E> property : plan.properties()) {
            if (later.get(property.index())) {
                property.put(null, action.current());
                action.written.set(property.index());
            } else if (property == plan.version()) {
                action.written.set(property.index());
                action.given().set(property.index());
            } else if (!action.isGiven(property)) {
                action.decide(property, property == generatedKey, suppliers);
            }
        }
        return action;
    }

    private void take(Assignment assignment) {
        if (assignment.source() != null) {
            assign(assignment);
            written.set(assignment.property().index());
        } else if (assignment.property().takesNull()) {
            put(assignment.property(), null);
        }
    }

    private boolean isGiven(PropertyPlan<?> property) {
        return isUnknown(property) || expressions().containsKey(property.index());
    }

    private void decide(PropertyPlan<?> property, boolean isGeneratedKey, Suppliers suppliers) {
        choose(property, isGeneratedKey, suppliers);
        boolean filled = wanted.get(property.index()) || defaulted.get(property.index());
        if (filled && property.isReadOnly()) {
            throw new FlushException("The object " + entry().describe() + " has no value for column '"
                    + property.column().table().qualifiedName() + "."
                    + property.column().name()
                    + "', and the one that its default or the database gives cannot be set: property '"
                    + property.name()
                    + "' is an argument of the constructor. Construct the object with a value, or insert the row with"
                    + " execute(insert(...)) and load it.");
        }
    }

    private void choose(PropertyPlan<?> property, boolean isGeneratedKey, Suppliers suppliers) {
        Object value = property.value(current());
        if (property.isComputed() || (isGeneratedKey && property.isUnset(value))) {
            wanted.set(property.index());
        } else if (value != null || entry().isForcedNull(property)) {
            written.set(property.index());
        } else if (property.column().clientDefault().isPresent()) {
            property.put(
                    suppliers.value(
                            property.column(), property.column().clientDefault().get()),
                    current());
            defaulted.set(property.index());
            if (!suppliers.areCalled()) {
                defaults().set(property.index());
            }
            written.set(property.index());
        } else if (property.column().serverDefault().isPresent()
                || property.column().defaultExpression().isPresent()
                || property.column().isGenerated()) {
            wanted.set(property.index());
        } else if (entry().plan().mapper().key().contains(property.property())) {
            throw missingKey(property);
        } else {
            written.set(property.index());
        }
    }

    private FlushException missingKey(PropertyPlan<?> property) {
        List<String> remedies = new ArrayList<>();
        if (!property.property().isHidden()) {
            remedies.add("set property '" + property.name() + "'");
        }
        for (RelationPlan<?, ?> relation : entry().plan().writers(property)) {
            remedies.add(relation.isToMany() ? "add the object to a " + relation : "set " + relation);
        }
        String missing = "The object " + entry().describe() + " has no value for key column '"
                + property.column().table().qualifiedName() + "."
                + property.column().name() + "'";
        String remedy = "Before the flush " + String.join(", or ", remedies);
        return new FlushException(
                property.property().isHidden()
                        ? missing + ", which is the key of the object that a relationship refers to, and none does. "
                                + remedy + "."
                        : missing + ", and nothing generates one. " + remedy
                                + "; or declare a default, a sequence or identity().");
    }

    private static List<@Nullable Object> unmapped(MapperPlan<?> plan, Suppliers suppliers) {
        List<@Nullable Object> values = new ArrayList<>();
        for (Column<?> column : unmappedDefaults(plan)) {
            values.add(suppliers.value(column, column.clientDefault().orElseThrow()));
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

    /** Returns the object's values as the user left them. */
    Snapshot before() {
        return before;
    }

    /** Returns the properties that got a client default, by index. */
    BitSet defaulted() {
        return defaulted;
    }

    /** Returns the properties that get a value, by index. */
    BitSet written() {
        return written;
    }

    /** Returns the properties whose values the database makes, by index. */
    BitSet wanted() {
        return wanted;
    }

    /** Returns the values of columns that no property maps and that have a client default, in the columns' order. */
    List<@Nullable Object> unmapped() {
        return unmapped;
    }

    @Override
    boolean isUnknown(PropertyPlan<?> property) {
        return wanted.get(property.index()) || expressions().containsKey(property.index()) || super.isUnknown(property);
    }

    @Override
    void prepare() {
        super.prepare();
        entry().plan().putNextVersion(current(), null);
    }

    @Override
    Shape shape() {
        return new Shape.OfObjects(Shape.Kind.INSERT, entry().plan(), written, wanted, false);
    }
}
