package io.mercator.session.flush;

import io.mercator.api.error.FlushException;
import io.mercator.api.sql.Expression;
import io.mercator.session.mapper.PropertyPlan;
import io.mercator.session.mapper.Snapshot;
import io.mercator.session.relation.Assignment;
import io.mercator.session.state.ObjectEntry;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An INSERT or UPDATE of one row, some of whose foreign keys other rows give. */
abstract sealed class SaveAction extends FlushAction permits InsertAction, UpdateAction {
    private Snapshot current;
    private List<Assignment> assignments = List.of();
    private BitSet unknown = IndexSets.NONE;
    private BitSet given = IndexSets.NONE;
    private BitSet defaults = IndexSets.NONE;
    private final Map<Integer, Expression<?>> expressions;

    SaveAction(ObjectEntry<?> entry, Snapshot current, Map<Integer, Expression<?>> expressions) {
        super(entry);
        this.current = current;
        this.expressions = expressions;
    }

    /** Returns the values that are sent; what another row's INSERT generates is there once that was sent. */
    final Snapshot current() {
        return current;
    }

    final void current(Snapshot values) {
        current = values;
    }

    /** Returns the SQL expressions that are written in place of values, by the properties' indexes. */
    final Map<Integer, Expression<?>> expressions() {
        return expressions;
    }

    @Override
    final boolean isBatchable() {
        return expressions.isEmpty();
    }

    /** Has a foreign key take the value that another row has, which is unknown until {@link #receive}. */
    final void assign(Assignment assignment) {
        if (assignments.isEmpty()) {
            assignments = List.of(assignment);
        } else {
            assignments = new ArrayList<>(assignments);
            assignments.add(assignment);
        }
        unknown = IndexSets.with(unknown, assignment.property().index());
    }

    final List<Assignment> assignments() {
        return assignments;
    }

    final boolean isUnknown(Assignment assignment) {
        return unknown.get(assignment.property().index());
    }

    /** Tells whether a property is a foreign key whose value another row gives and has not given yet. */
    final boolean isAssigned(PropertyPlan<?> property) {
        return unknown.get(property.index());
    }

    /** Tells whether the row's value of a property cannot be said before the row or another is sent. */
    boolean isUnknown(PropertyPlan<?> property) {
        return unknown.get(property.index()) || defaults.get(property.index());
    }

    /** Takes the value of a foreign key. */
    final void receive(Assignment assignment, @Nullable Object value) {
        if (value == null && entry().plan().key().contains(assignment.property())) {
            throw new FlushException("The object " + entry().describe() + " has no key: its property '"
                    + assignment.property().name() + "' is given by relationship " + assignment.relation()
                    + ", which refers to "
                    + (assignment.source() == null
                            ? "nothing. Set the relationship before the flush."
                            : assignment.source().describe() + ", whose property '"
                                    + assignment.sourceProperty().name() + "' is null."));
        }
        put(assignment.property(), value);
        unknown = IndexSets.without(unknown, assignment.property().index());
    }

    /** Puts a value that the flush gives, and that the object is to have afterwards. */
    final void put(PropertyPlan<?> property, @Nullable Object value) {
        property.put(value, current);
        give(property);
    }

    /** Notes that the object is to have the value that the flush gives a property. */
    final void give(PropertyPlan<?> property) {
        given = IndexSets.with(given, property.index());
    }

    /** Tells whether the flush gives a value that the object is to have. */
    boolean gives(PropertyPlan<?> property) {
        return given.get(property.index());
    }

    /** Tells whether the flush gave a value to one of some properties by itself. */
    final boolean gaveAny(BitSet properties) {
        return given.intersects(properties);
    }

    /** Tells whether the flush may give the object anything. */
    boolean givesSome() {
        return !given.isEmpty();
    }

    /** Returns the properties whose values a default gives when the plan is sent, and which a plan to be shown leaves open. */
    final BitSet defaults() {
        return defaults;
    }

    /** Leaves the value of a property to a default. */
    final void leaveToDefault(PropertyPlan<?> property) {
        defaults = IndexSets.with(defaults, property.index());
    }

    /** Tells whether a value of the row cannot be said before the row or another is sent. */
    boolean hasUnknown() {
        return !unknown.isEmpty() || !defaults.isEmpty() || !expressions.isEmpty();
    }

    @Override
    void prepare() {
        for (Assignment assignment : assignments) {
            if (isUnknown(assignment)) {
                receive(assignment, assignment.value());
            }
        }
    }

    /** Writes into the object what the flush gave. */
    final void finish() {
        if (givesSome()) {
            finish(entry());
        }
    }

    private <E> void finish(ObjectEntry<E> known) {
        for (PropertyPlan<E> property : known.plan().properties()) {
            if (gives(property) && property.differs(known.object(), current)) {
                property.restore(current, known.object());
            }
        }
    }
}
