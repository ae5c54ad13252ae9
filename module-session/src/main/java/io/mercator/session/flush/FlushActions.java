package io.mercator.session.flush;

import io.mercator.api.error.FlushException;
import io.mercator.api.schema.Column;
import io.mercator.session.mapper.EntityKey;
import io.mercator.session.mapper.MapperPlan;
import io.mercator.session.mapper.MapperPlans;
import io.mercator.session.mapper.PropertyPlan;
import io.mercator.session.relation.Assignment;
import io.mercator.session.relation.Link;
import io.mercator.session.relation.RelationWork;
import io.mercator.session.state.ObjectEntry;
import io.mercator.session.state.Workspace;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Collects what a flush has to write, in no order yet: the rows that were changed, added and deleted, the foreign keys and
 * the rows of secondary tables that relationships ask for. Entries stay as they are.
 */
final class FlushActions {
    private final Workspace workspace;
    private final MapperPlans plans;
    private final RelationWork work;
    private final Suppliers suppliers;
    private final Saves saves = new Saves();
    private final IndexSets sets = new IndexSets();
    private final Map<ObjectEntry<?>, DeleteAction> deletes = new LinkedHashMap<>();
    private final List<UpdateAction> posts = new ArrayList<>();
    private final List<LinkAction> links = new ArrayList<>();
    private final List<UpdateAction> silent = new ArrayList<>();

    private FlushActions(Workspace workspace, MapperPlans plans, RelationWork work, Suppliers suppliers) {
        this.workspace = workspace;
        this.plans = plans;
        this.work = work;
        this.suppliers = suppliers;
    }

    static FlushActions collect(Workspace workspace, MapperPlans plans, RelationWork work, Suppliers suppliers) {
        FlushActions actions = new FlushActions(workspace, plans, work, suppliers);
        actions.collectDeletes();
        actions.collectUpdates();
        actions.collectInserts();
        if (actions.arePlain()) {
            return actions;
        }
        AssignedValues.resolve(actions.saves);
        actions.switchRows();
        actions.settle();
        KeyChanges.follow(actions, workspace, suppliers);
        actions.posts.addAll(PostDeletes.of(actions));
        actions.collectLinks();
        return actions;
    }

    /** Tells whether there are UPDATEs alone, on which no other row hangs, so that nothing of what follows can be. */
    boolean arePlain() {
        return saves.arePlain() && deletes.isEmpty() && posts.isEmpty() && work == RelationWork.NONE;
    }

    private void collectDeletes() {
        if (workspace.hasMarked()) {
            workspace.marked().forEach(this::collectDelete);
        }
        for (ObjectEntry<?> entry : work.deleted()) {
            if (entry.isPersistent()) {
                collectDelete(entry);
            }
        }
    }

    private void collectDelete(ObjectEntry<?> entry) {
        deletes.computeIfAbsent(entry, DeleteAction::new);
    }

    private void collectUpdates() {
        for (ObjectEntry<?> entry : work.assigned()) {
            if (entry.isPersistent()) {
                workspace.touch(entry);
            }
        }
        for (MapperPlan<?> plan : workspace.identity().plans()) {
            for (ObjectEntry<?> entry : workspace.candidates(plan)) {
                if (entry.isPersistent() && !isDeleted(entry)) {
                    collectUpdate(entry);
                }
            }
        }
    }

    private boolean isDeleted(ObjectEntry<?> entry) {
        return !deletes.isEmpty() && deletes.containsKey(entry);
    }

    private void collectUpdate(ObjectEntry<?> entry) {
        List<Assignment> assignments = work.assignments(entry);
        if (assignments.isEmpty()) {
            if (entry.isDirty()) {
                UpdateAction update = UpdateAction.of(entry, assignments);
                settleEarly(update);
                saves.add(update);
            }
            return;
        }
        List<Assignment> ownTurn = new ArrayList<>(assignments.size());
        List<Assignment> later = new ArrayList<>(0);
        for (Assignment assignment : assignments) {
            checkNull(assignment);
            (isPost(assignment) ? later : ownTurn).add(assignment);
        }
        if (!ownTurn.isEmpty() || entry.isDirty()) {
            saves.add(UpdateAction.of(entry, ownTurn));
        }
        later.removeIf(assignment -> assignment.isKnown() && hasAlready(entry, assignment));
        if (!later.isEmpty()) {
            posts.add(UpdateAction.post(entry, later));
        }
    }

    /** What hangs on no other row and calls nobody is decided while the object is at hand. */
    private void settleEarly(UpdateAction update) {
        if (update.entry().plan().writes().touched().isEmpty()) {
            update.settle(suppliers, sets);
        }
    }

    private static boolean hasAlready(ObjectEntry<?> entry, Assignment assignment) {
        var row = entry.flushed().copy();
        assignment.property().put(assignment.value(), row);
        return !assignment.property().differs(row, entry.flushed());
    }

    private static boolean hasPost(List<Assignment> assignments) {
        for (int index = 0; index < assignments.size(); index++) {
            if (isPost(assignments.get(index))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPost(Assignment assignment) {
        var relation = assignment.relation();
        var reverse = relation.reverse();
        boolean said = relation.relationship().isPostUpdate()
                || (reverse != null && reverse.relationship().isPostUpdate());
        return said && isNullable(assignment);
    }

    private static boolean isNullable(Assignment assignment) {
        return assignment.property().column().isNullable()
                && assignment.property().takesNull()
                && !assignment.entry().plan().key().contains(assignment.property());
    }

    private static void checkNull(Assignment assignment) {
        if (assignment.source() != null || isNullable(assignment)) {
            return;
        }
        Column<?> column = assignment.property().column();
        String refusal = assignment.entry().plan().key().contains(assignment.property())
                ? "is part of the key"
                : column.isNullable() ? "is mapped by a primitive property, which has no null" : "takes no NULL";
        throw new FlushException("Relationship " + assignment.relation() + " does not refer to "
                + assignment.entry().describe()
                + " any more, or the object that it referred to is being deleted, and column '"
                + column.table().qualifiedName() + "." + column.name() + "' " + refusal
                + ".\nNothing was sent. Let such an object be deleted with cascade(DELETE_ORPHAN), give it another parent"
                + " before the flush, or say passiveDeletes() when the database deletes it (ON DELETE CASCADE).");
    }

    private void collectInserts() {
        for (ObjectEntry<?> entry : workspace.pending()) {
            if (!work.isForgotten(entry)) {
                collectInsert(entry);
            }
        }
    }

    private void collectInsert(ObjectEntry<?> entry) {
        List<Assignment> assignments = work.assignments(entry);
        if (!hasPost(assignments)) {
            saves.add(InsertAction.of(entry, assignments, IndexSets.NONE, suppliers, sets));
            return;
        }
        List<Assignment> ownTurn = new ArrayList<>(assignments.size());
        List<Assignment> later = new ArrayList<>(0);
        BitSet postponed = new BitSet();
        for (Assignment assignment : assignments) {
            if (isPost(assignment)) {
                later.add(assignment);
                postponed.set(assignment.property().index());
            } else {
                ownTurn.add(assignment);
            }
        }
        saves.add(InsertAction.of(entry, ownTurn, postponed, suppliers, sets));
        later.removeIf(assignment -> assignment.source() == null);
        if (!later.isEmpty()) {
            posts.add(UpdateAction.post(entry, later));
        }
    }

    /** Has a new object take the row over that a deleted one with the same key has. */
    private void switchRows() {
        if (deletes.isEmpty() || saves.isEmpty()) {
            return;
        }
        Map<EntityKey, DeleteAction> leaving = new HashMap<>();
        deletes.forEach((entry, delete) -> leaving.put(entry.key(), delete));
        saves.replaceAll(save -> {
            if (!(save instanceof InsertAction insert) || !isTakingOver(insert)) {
                return save;
            }
            EntityKey key = keyOf(insert);
            DeleteAction delete = key == null ? null : leaving.remove(key);
            if (delete == null) {
                return save;
            }
            deletes.remove(delete.entry());
            return UpdateAction.switched(insert, delete.entry());
        });
    }

    /** A row that gets values of the database's own is inserted anew: an UPDATE would not make them. */
    private static boolean isTakingOver(InsertAction insert) {
        return insert.wanted().stream()
                .allMatch(index -> insert.entry().plan().properties().get(index).isComputed());
    }

    /** Returns the key that a new row will have, null while it is not known. */
    static @Nullable EntityKey keyOf(SaveAction save) {
        return isKeyUnknown(save) ? null : save.entry().plan().keyOf(save.current());
    }

    /** Tells whether a part of the key that a row will have is not known. */
    static boolean isKeyUnknown(SaveAction save) {
        if (save.hasUnknown()) {
            for (PropertyPlan<?> property : save.entry().plan().key()) {
                if (save.isUnknown(property)) {
                    return true;
                }
            }
        }
        return false;
    }

    private void settle() {
        saves.removeIf(save -> {
            if (!(save instanceof UpdateAction update)) {
                return false;
            }
            update.settle(suppliers, sets);
            if (!update.isNeeded()) {
                silent.add(update);
            }
            return !update.isNeeded();
        });
    }

    private void collectLinks() {
        List<Link> wanted = new ArrayList<>();
        for (Link link : work.links()) {
            if (link.isAdded() ? isStaying(link.owner()) && isStaying(link.target()) : hasRow(link)) {
                wanted.add(link);
            }
        }
        links.addAll(LinkAction.of(wanted));
    }

    private boolean isStaying(ObjectEntry<?> entry) {
        return !isDeleted(entry) && !work.isForgotten(entry);
    }

    private static boolean hasRow(Link link) {
        return link.owner().hasKey() && link.target().hasKey();
    }

    /** Returns the INSERTs and UPDATEs. */
    Saves saves() {
        return saves;
    }

    Map<ObjectEntry<?>, DeleteAction> deletes() {
        return deletes;
    }

    /** Returns the DELETEs of each class, in the order in which they were found. */
    Map<MapperPlan<?>, List<DeleteAction>> deletesByPlan() {
        Map<MapperPlan<?>, List<DeleteAction>> byPlan = new LinkedHashMap<>();
        for (DeleteAction delete : deletes.values()) {
            byPlan.computeIfAbsent(delete.entry().plan(), plan -> new ArrayList<>())
                    .add(delete);
        }
        return byPlan;
    }

    List<UpdateAction> posts() {
        return posts;
    }

    List<LinkAction> links() {
        return links;
    }

    /** Returns the UPDATEs that send nothing, since the row has all values; their objects are brought in step. */
    List<UpdateAction> silent() {
        return silent;
    }

    int size() {
        return saves.all().size() + deletes.size() + posts.size() + links.size();
    }

    boolean isEmpty() {
        return saves.isEmpty() && deletes.isEmpty() && posts.isEmpty() && links.isEmpty();
    }

    /** Returns the sets of properties that the flush has met. */
    IndexSets sets() {
        return sets;
    }

    MapperPlans plans() {
        return plans;
    }
}
