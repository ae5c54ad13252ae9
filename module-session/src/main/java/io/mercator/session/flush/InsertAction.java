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
    private BitSet written = IndexSets.NONE;
    private BitSet defaulted = IndexSets.NONE;
    private BitSet wanted = IndexSets.NONE;
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
            ObjectEntry<E> entry,
            Collection<Assignment> assignments,
            BitSet later,
            Suppliers suppliers,
            IndexSets sets) {
        MapperPlan<E> plan = entry.plan();
        InsertAction action = new InsertAction(entry, plan.capture(entry.object()), unmapped(plan, suppliers));
        action.written = sets.scratch(0);
        action.defaulted = sets.scratch(1);
        action.wanted = sets.scratch(2);
        for (Assignment assignment : assignments) {
            action.take(assignment);
        }
        PropertyPlan<E> generatedKey = plan.generatedKey().orElse(null);
        for (PropertyPlan<E> property : plan.properties()) {
            if (later.get(property.index())) {
                property.put(null, action.current());
                action.write(property);
            } else if (property == plan.version()) {
                action.write(property);
                action.give(property);
            } else if (!action.isGiven(property)) {
                action.decide(property, property == generatedKey, suppliers);
            }
        }
        action.share(sets);
        return action;
    }

    /** Rows of a class have few sets in practice, which are then the same objects. */
    private void share(IndexSets sets) {
        written = sets.shared(written);
        defaulted = sets.shared(defaulted);
        wanted = sets.shared(wanted);
    }

    private void write(PropertyPlan<?> property) {
        written.set(property.index());
    }

    private void want(PropertyPlan<?> property) {
        wanted.set(property.index());
    }

    private void take(Assignment assignment) {
        if (assignment.source() != null) {
            assign(assignment);
            write(assignment.property());
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
            want(property);
        } else if (value != null || entry().isForcedNull(property)) {
            write(property);
        } else if (property.column().clientDefault().isPresent()) {
            property.put(
                    suppliers.value(
                            property.column(), property.column().clientDefault().get()),
                    current());
            defaulted.set(property.index());
            if (!suppliers.areCalled()) {
                leaveToDefault(property);
            }
            write(property);
        } else if (entry().plan().writes().filled().get(property.index())) {
            want(property);
        } else if (entry().plan().writes().key().get(property.index())) {
            throw missingKey(property);
        } else {
            write(property);
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
        List<Column<?>> columns = plan.writes().unmappedDefaults();
        if (columns.isEmpty()) {
            return List.of();
        }
        List<@Nullable Object> values = new ArrayList<>(columns.size());
        for (Column<?> column : columns) {
            values.add(suppliers.value(column, column.clientDefault().orElseThrow()));
        }
        return values;
    }

    /** Returns the object's values as the user left them. */
    Snapshot before() {
        return before;
    }

    @Override
    boolean gives(PropertyPlan<?> property) {
        return super.gives(property) || defaulted.get(property.index()) || wanted.get(property.index());
    }

    @Override
    boolean givesSome() {
        return super.givesSome() || !defaulted.isEmpty() || !wanted.isEmpty();
    }

    @Override
    boolean hasUnknown() {
        return !wanted.isEmpty() || super.hasUnknown();
    }

    /** Returns the properties that get a value, by index; not to be changed. */
    BitSet written() {
        return written;
    }

    /** Returns the properties whose values the database makes, by index; not to be changed. */
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
    boolean isLike(FlushAction other) {
        return other instanceof InsertAction that
                && that.entry().plan() == entry().plan()
                && that.written.equals(written)
                && that.wanted.equals(wanted);
    }

    @Override
    Shape shape() {
        return new Shape.OfObjects(Shape.Kind.INSERT, entry().plan(), written, wanted, false);
    }
}
