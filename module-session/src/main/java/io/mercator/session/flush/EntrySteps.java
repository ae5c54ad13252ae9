package io.mercator.session.flush;

import io.mercator.api.session.ObjectState;
import io.mercator.session.mapper.EntityKey;
import io.mercator.session.mapper.MapperPlan;
import io.mercator.session.mapper.PropertyPlan;
import io.mercator.session.mapper.Snapshot;
import io.mercator.session.state.ObjectEntry;
import io.mercator.session.state.Workspace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Brings entries, the identity map and objects to what was sent. */
final class EntrySteps {
    private final Workspace workspace;

    EntrySteps(Workspace workspace) {
        this.workspace = workspace;
    }

    void inserted(InsertAction action) {
        action.finish();
        ObjectEntry<?> entry = action.entry();
        entry.insertedAs(keyOf(entry.plan(), entry, action.current()), action.current());
        workspace.inserted(entry);
    }

    private static EntityKey keyOf(MapperPlan<?> plan, ObjectEntry<?> entry, Snapshot values) {
        EntityKey key = plan.keyOf(values);
        if (key == null) {
            throw new IllegalStateException("The database gave no key for " + entry.describe());
        }
        return key;
    }

    /** Takes all old keys out of the identity map before the new ones go in, since rows may have exchanged theirs. */
    void updated(List<UpdateAction> group) {
        List<ObjectEntry<?>> moved = new ArrayList<>();
        boolean gives = false;
        boolean isStepping = false;
        for (UpdateAction action : group) {
            gives |= action.givesSome();
            isStepping |= !action.steps().isEmpty();
            if (!action.isParking()) {
                EntityKey next = action.newKey();
                boolean isSwitch = action.row() != action.entry();
                if (isSwitch
                        || (next != action.row().key()
                                && !next.equals(action.row().key()))) {
                    workspace.identity().remove(action.row(), action.row().key());
                    moved.add(action.entry());
                }
                if (isSwitch) {
                    takeOver(action, next);
                } else {
                    action.entry().updatedTo(next, action.current());
                }
                action.entry().clearAssigned();
            }
        }
        if (isStepping) {
            group.forEach(action -> step(action, moved));
        }
        moved.forEach(workspace.identity()::put);
        if (gives) {
            for (UpdateAction action : group) {
                if (!action.isParking()) {
                    action.finish();
                }
            }
        }
    }

    private void takeOver(UpdateAction action, EntityKey key) {
        action.row().state(ObjectState.DELETED);
        workspace.deleted(action.row());
        ObjectEntry<?> entry = action.entry();
        Snapshot before = action.before();
        if (before != null) {
            entry.beforeInsert(before);
        }
        entry.insertedAs(key, action.current());
        workspace.taken(entry);
    }

    /** Rows of the database's own steps: their keys may be new too. */
    private void step(UpdateAction action, List<ObjectEntry<?>> moved) {
        Map<ObjectEntry<?>, Snapshot> stepped = new LinkedHashMap<>();
        for (KeyStep step : action.steps()) {
            workspace.touch(step.entry());
            Snapshot now = stepped.computeIfAbsent(
                    step.entry(), entry -> entry.flushed().copy());
            Snapshot source = stepped.getOrDefault(step.source(), step.source().flushed());
            for (int index = 0; index < step.reference().foreignKey().size(); index++) {
                PropertyPlan<?> property = step.reference().foreignKey().get(index);
                property.put(step.reference().referenced().get(index).value(source), now);
            }
        }
        stepped.forEach((entry, now) -> {
            EntityKey key = keyOf(entry.plan(), entry, now);
            if (!key.equals(entry.key())) {
                workspace.identity().remove(entry, entry.key());
                moved.add(entry);
            }
            restore(entry, now);
            entry.updatedTo(key, now);
        });
    }

    /** Writes what the database changed into the object, but for what the user changed meanwhile. */
    private static <E> void restore(ObjectEntry<E> entry, Snapshot now) {
        for (PropertyPlan<E> property : entry.plan().properties()) {
            if (property.differs(now, entry.flushed()) && !property.differs(entry.object(), entry.flushed())) {
                property.restore(now, entry.object());
            }
        }
    }

    void deleted(ObjectEntry<?> entry) {
        entry.state(ObjectState.DELETED);
        workspace.deleted(entry);
    }
}
