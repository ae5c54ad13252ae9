package io.mercator.session.flush;

import io.mercator.api.sql.Expression;
import io.mercator.session.mapper.EntityKey;
import io.mercator.session.mapper.MapperPlan;
import io.mercator.session.mapper.PropertyPlan;
import io.mercator.session.mapper.Snapshot;
import io.mercator.session.relation.Assignment;
import io.mercator.session.state.ObjectEntry;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An UPDATE of the changed columns of one row, found by the key that the row has. */
final class UpdateAction extends SaveAction {
    private final Purpose purpose;
    private final ObjectEntry<?> row;
    private BitSet changed;
    private final @Nullable Snapshot before;
    private List<KeyStep> steps = List.of();
    private List<? extends PropertyPlan<?>> nulled = List.of();
    private boolean settled;

    /** Why rows are updated. */
    enum Purpose {
        /** The object has other values than its row. */
        CHANGE,
        /** The row of a deleted object becomes that of a new one with the same key. */
        SWITCH,
        /** A foreign key is written by an UPDATE of its own, because rows refer to each other. */
        POST,
        /** A unique value is moved out of another row's way; the row's own UPDATE or DELETE follows. */
        PARKING
    }

    private UpdateAction(
            ObjectEntry<?> entry,
            ObjectEntry<?> row,
            Purpose purpose,
            Snapshot current,
            BitSet changed,
            @Nullable Snapshot before,
            Map<Integer, Expression<?>> expressions) {
        super(entry, current, expressions);
        this.row = row;
        this.purpose = purpose;
        this.changed = changed;
        this.before = before;
    }

    /** Makes the UPDATE of a persistent object, whose changes {@link #settle} decides when foreign keys are known. */
    static <E> UpdateAction of(ObjectEntry<E> entry, Collection<Assignment> assignments) {
        Snapshot current = entry.plan().capture(entry.object(), entry.flushed());
        UpdateAction action =
                new UpdateAction(entry, entry, Purpose.CHANGE, current, IndexSets.NONE, null, entry.assigned());
        for (Assignment assignment : assignments) {
            action.assign(assignment);
            if (assignment.source() == null) {
                action.receive(assignment, null);
            }
        }
        return action;
    }

    /** Makes the UPDATE that has a new object take the row of a deleted one over. */
    static UpdateAction switched(InsertAction insert, ObjectEntry<?> deleted) {
        UpdateAction action = new UpdateAction(
                insert.entry(),
                deleted,
                Purpose.SWITCH,
                insert.current(),
                IndexSets.NONE,
                insert.before(),
                insert.expressions());
        insert.assignments().forEach(assignment -> {
            action.assign(assignment);
            if (!insert.isUnknown(assignment)) {
                action.receive(assignment, assignment.property().value(insert.current()));
            }
        });
        action.takeOver(insert);
        return action;
    }

    private void takeOver(InsertAction insert) {
        for (PropertyPlan<?> property : entry().plan().properties()) {
            if (insert.gives(property) && !insert.wanted().get(property.index())) {
                give(property);
            }
        }
    }

    /** Makes the UPDATE that takes foreign keys away before rows are deleted that refer to each other. */
    static UpdateAction nulling(ObjectEntry<?> entry, List<? extends PropertyPlan<?>> foreignKey) {
        UpdateAction action = post(entry, List.of());
        action.nulled = foreignKey;
        foreignKey.forEach(action::change);
        return action;
    }

    /** Makes the UPDATE that gives foreign keys their values when both rows are there. */
    static UpdateAction post(ObjectEntry<?> entry, Collection<Assignment> assignments) {
        UpdateAction action = new UpdateAction(
                entry, entry, Purpose.POST, entry.plan().newSnapshot(), IndexSets.NONE, null, Map.of());
        for (Assignment assignment : assignments) {
            action.assign(assignment);
            action.change(assignment.property());
        }
        return action;
    }

    /** Makes the UPDATE that moves one property out of the way. */
    static UpdateAction parking(ObjectEntry<?> entry, PropertyPlan<?> property, @Nullable Object value) {
        Snapshot parked = entry.flushed().copy();
        property.put(value, parked);
        BitSet only = new BitSet();
        only.set(property.index());
        return new UpdateAction(entry, entry, Purpose.PARKING, parked, only, null, Map.of());
    }

    /** Decides what differs from the row, foreign keys being known as far as can be. */
    void settle(Suppliers suppliers, IndexSets sets) {
        if (settled) {
            return;
        }
        settled = true;
        Snapshot known = row.flushed();
        BitSet found = sets.scratch(0);
        for (PropertyPlan<?> property : entry().plan().writes().saved()) {
            boolean isOwn = row == entry() && row.isOverwritten(property);
            if (isOwn || isUnknown(property) || property.differs(current(), known)) {
                found.set(property.index());
            }
        }
        if (!expressions().isEmpty()) {
            expressions().keySet().forEach(found::clear);
        }
        if (!found.isEmpty() || !expressions().isEmpty()) {
            touch(suppliers, found);
        } else {
            keepRow(known);
        }
        changed = sets.shared(found);
    }

    /** When nothing is sent the row's version and what the database computed are the object's too. */
    private void keepRow(Snapshot known) {
        for (PropertyPlan<?> property : entry().plan().writes().kept()) {
            property.transfer(known, current());
            give(property);
        }
    }

    private void touch(Suppliers suppliers, BitSet found) {
        for (PropertyPlan<?> property : entry().plan().writes().touched()) {
            if (!found.get(property.index()) && !expressions().containsKey(property.index())) {
                if (suppliers.areCalled()) {
                    put(
                            property,
                            suppliers.value(
                                    property.column(),
                                    property.column().onUpdate().orElseThrow()));
                } else {
                    leaveToDefault(property);
                }
                found.set(property.index());
            }
        }
    }

    /** Tells whether the UPDATE is decided, and writes nothing on which the place of any row hangs. */
    boolean isPlain() {
        return settled
                && !changed.isEmpty()
                && assignments().isEmpty()
                && expressions().isEmpty()
                && !mayDiffer(entry().plan().writes().ordering());
    }

    /** Has the UPDATE write one more property. */
    void change(PropertyPlan<?> property) {
        BitSet more = (BitSet) changed.clone();
        more.set(property.index());
        changed = more;
    }

    /** Tells whether anything is sent; a row may have all values already. */
    boolean isNeeded() {
        return !changed.isEmpty() || !expressions().isEmpty();
    }

    /** Returns the value that an UPDATE of its own will give a foreign key, null while it is not known. */
    @Nullable
    Object laterValue(PropertyPlan<?> property) {
        for (Assignment assignment : assignments()) {
            if (assignment.property() == property && assignment.isKnown()) {
                return assignment.value();
            }
        }
        return null;
    }

    /** Tells whether one of some properties may get another value than the row has; cheaper than to compare values. */
    boolean mayDiffer(BitSet properties) {
        return row != entry() || changed.intersects(properties) || gaveAny(properties);
    }

    Purpose purpose() {
        return purpose;
    }

    boolean isParking() {
        return purpose == Purpose.PARKING;
    }

    /** Returns the entry that has the row until then: another than {@link #entry} when a new object takes the row over. */
    ObjectEntry<?> row() {
        return row;
    }

    /** Returns the new object's values as the user left them, for an object that takes a row over. */
    @Nullable
    Snapshot before() {
        return before;
    }

    /** Returns the properties that are written, by index; not to be changed. */
    BitSet changed() {
        return changed;
    }

    /** Returns what the database brings in step by itself when the row is updated. */
    List<KeyStep> steps() {
        return steps;
    }

    void step(KeyStep step) {
        if (steps.isEmpty()) {
            steps = new ArrayList<>();
        }
        steps.add(step);
    }

    @Override
    void prepare() {
        if (purpose == Purpose.POST) {
            current(entry().flushed().copy());
            nulled.forEach(property -> put(property, null));
        }
        super.prepare();
        MapperPlan<?> plan = entry().plan();
        if (!isParking() && plan.version() != null && isNeeded()) {
            plan.putNextVersion(current(), row.flushed());
            give(plan.version());
        }
    }

    /** Tells whether the database computes a value for the row that the object does not have then. */
    boolean isComputing() {
        return !expressions().isEmpty() || entry().plan().writes().computesBeside(changed);
    }

    @Override
    boolean isLike(FlushAction other) {
        return other instanceof UpdateAction that
                && that.entry().plan() == entry().plan()
                && that.version() == version()
                && (that.changed == changed || that.changed.equals(changed));
    }

    @Override
    Shape shape() {
        return new Shape.OfObjects(
                Shape.Kind.UPDATE, entry().plan(), sentProperties(), IndexSets.NONE, version() != null);
    }

    /** Returns the properties that are written and the version, by index; not to be changed. */
    BitSet sentProperties() {
        PropertyPlan<?> version = version();
        if (version == null) {
            return changed;
        }
        BitSet sent = (BitSet) changed.clone();
        sent.set(version.index());
        return sent;
    }

    private @Nullable PropertyPlan<?> version() {
        return isParking() ? null : entry().plan().version();
    }

    /** Returns the key that the row has afterwards. */
    EntityKey newKey() {
        if (!mayDiffer(entry().plan().writes().key())) {
            return row.key();
        }
        EntityKey key = entry().plan().keyOf(current());
        return key == null ? row.key() : key;
    }
}
