package io.mercator.session.flush;

import io.mercator.session.mapper.PropertyPlan;
import io.mercator.session.mapper.Snapshot;
import io.mercator.session.mapper.TableReference;
import io.mercator.session.mapper.UniqueKey;
import io.mercator.session.state.ObjectEntry;
import io.mercator.session.state.Workspace;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Follows changed keys to the rows of the session that refer to them through relationships. Where the database brings
 * foreign keys in step itself, only their objects are; else they get UPDATEs after that of the key. A foreign key may be
 * part of a key in its turn, so that this goes on in rounds.
 */
final class KeyChanges {
    private final FlushActions actions;
    private final Workspace workspace;
    private final Suppliers suppliers;

    private KeyChanges(FlushActions actions, Workspace workspace, Suppliers suppliers) {
        this.actions = actions;
        this.workspace = workspace;
        this.suppliers = suppliers;
    }

    /**
     * A row whose values others refer to change.
     *
     * @param now its values afterwards
     * @param update the UPDATE with which that happens
     */
    private record Move(ObjectEntry<?> entry, Snapshot before, Snapshot now, UpdateAction update) {}

    static void follow(FlushActions actions, Workspace workspace, Suppliers suppliers) {
        if (!hasUpdates(actions)) {
            return;
        }
        List<TableReference> references = actions.plans().references().stream()
                .filter(TableReference::isRelationship)
                .toList();
        if (references.isEmpty()) {
            return;
        }
        Set<PropertyPlan<?>> referenced = references.stream()
                .flatMap(reference -> reference.referenced().stream())
                .collect(Collectors.toSet());
        List<Move> moves = new ArrayList<>();
        for (SaveAction save : actions.saves().all()) {
            if (save instanceof UpdateAction update && isReferred(update, referenced)) {
                moves.add(new Move(update.row(), update.row().flushed(), update.current(), update));
            }
        }
        KeyChanges changes = new KeyChanges(actions, workspace, suppliers);
        while (!moves.isEmpty()) {
            moves = changes.follow(moves, references);
        }
    }

    private static boolean hasUpdates(FlushActions actions) {
        for (SaveAction save : actions.saves().all()) {
            if (save instanceof UpdateAction) {
                return true;
            }
        }
        return false;
    }

    private static boolean isReferred(UpdateAction update, Set<PropertyPlan<?>> referenced) {
        BitSet changed = update.changed();
        for (int index = changed.nextSetBit(0); index >= 0; index = changed.nextSetBit(index + 1)) {
            if (referenced.contains(update.entry().plan().properties().get(index))) {
                return true;
            }
        }
        return false;
    }

    private List<Move> follow(List<Move> moves, List<TableReference> references) {
        List<Move> next = new ArrayList<>();
        for (TableReference reference : references) {
            UniqueKey key = new UniqueKey(List.copyOf(reference.referenced()));
            Map<UniqueKey.Value, Move> byOldValue = new HashMap<>();
            for (Move move : moves) {
                if (move.entry().plan() == reference.to() && key.differs(move.before(), move.now())) {
                    UniqueKey.Value value = key.value(move.before());
                    if (value != null) {
                        byOldValue.put(value, move);
                    }
                }
            }
            if (!byOldValue.isEmpty()) {
                follow(reference, key, byOldValue, next);
            }
        }
        return next;
    }

    private void follow(
            TableReference reference, UniqueKey key, Map<UniqueKey.Value, Move> byOldValue, List<Move> next) {
        for (ObjectEntry<?> entry : workspace.identity().of(reference.from())) {
            if (!entry.isPersistent() || actions.deletes().containsKey(entry)) {
                continue;
            }
            UniqueKey.Value value = key.value(reference.foreignKey(), entry.flushed());
            Move move = value == null ? null : byOldValue.get(value);
            if (move != null && !isChanged(entry, reference)) {
                Move moved =
                        reference.hasPassiveUpdates() ? step(entry, move, reference) : update(entry, move, reference);
                boolean isKey = reference.foreignKey().stream()
                        .anyMatch(property -> entry.plan().key().contains(property));
                if (isKey) {
                    next.add(moved);
                }
            }
        }
    }

    /** Tells whether the program or a relationship gave the foreign key another value, which then stands. */
    private boolean isChanged(ObjectEntry<?> entry, TableReference reference) {
        SaveAction save = actions.saves().get(entry);
        return save instanceof UpdateAction update
                && reference.foreignKey().stream()
                        .anyMatch(property -> update.changed().get(property.index()));
    }

    private Move step(ObjectEntry<?> entry, Move move, TableReference reference) {
        move.update().step(new KeyStep(entry, move.entry(), reference));
        Snapshot now = entry.flushed().copy();
        SaveAction save = actions.saves().get(entry);
        for (int index = 0; index < reference.foreignKey().size(); index++) {
            PropertyPlan<?> property = reference.foreignKey().get(index);
            Object value = reference.referenced().get(index).value(move.now());
            property.put(value, now);
            if (save != null) {
                save.put(property, value);
            }
        }
        if (save != null && save != move.update()) {
            save.needs(move.update());
        }
        return new Move(entry, entry.flushed(), now, move.update());
    }

    private Move update(ObjectEntry<?> entry, Move move, TableReference reference) {
        UpdateAction update = (UpdateAction) actions.saves().get(entry);
        if (update == null) {
            workspace.touch(entry);
            update = UpdateAction.of(entry, List.of());
            actions.saves().add(update);
            update.settle(suppliers, actions.sets());
        }
        for (int index = 0; index < reference.foreignKey().size(); index++) {
            PropertyPlan<?> property = reference.foreignKey().get(index);
            update.put(property, reference.referenced().get(index).value(move.now()));
            update.change(property);
        }
        if (update != move.update()) {
            update.needs(move.update());
        }
        return new Move(entry, entry.flushed(), update.current(), update);
    }
}
