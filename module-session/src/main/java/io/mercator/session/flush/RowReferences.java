package io.mercator.session.flush;

import io.mercator.session.mapper.MapperPlan;
import io.mercator.session.mapper.PropertyPlan;
import io.mercator.session.mapper.TableReference;
import io.mercator.session.mapper.UniqueKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds rows of a flush that refer to others of it, by comparing the values of foreign keys with those of the keys: a row
 * is inserted before those that refer to it, and deleted after them. Values that an INSERT generates are not known then; who
 * takes them is told by relationships.
 */
final class RowReferences {
    private final RowGraph graph;
    private final Map<MapperPlan<?>, List<SaveAction>> saves = new HashMap<>();
    private final Map<MapperPlan<?>, List<DeleteAction>> deletes;
    private final Map<DeleteAction, UpdateAction> nulled = new HashMap<>();

    private RowReferences(RowGraph graph) {
        this.graph = graph;
        graph.savesByPlan().forEach((plan, ofPlan) -> saves.put(plan, new ArrayList<>(ofPlan)));
        graph.all().posts().forEach(this::addPost);
        this.deletes = graph.all().deletesByPlan();
    }

    private void addPost(UpdateAction post) {
        DeleteAction own = graph.deletes().get(post.entry());
        if (own != null) {
            nulled.put(own, post);
        } else if (post.entry().hasKey()) {
            saves.computeIfAbsent(post.entry().plan(), plan -> new ArrayList<>())
                    .add(post);
        }
    }

    static void find(RowGraph graph, boolean everywhere) {
        RowReferences references = null;
        for (TableReference reference : graph.all().plans().references()) {
            boolean isWithinPlace =
                    graph.tables().place(reference.from()) == graph.tables().place(reference.to());
            if (everywhere || isWithinPlace) {
                references = references == null ? new RowReferences(graph) : references;
                references.find(reference);
            }
        }
    }

    private void find(TableReference reference) {
        List<SaveAction> referring = saves.getOrDefault(reference.from(), List.of());
        List<DeleteAction> leaving = deletes.getOrDefault(reference.from(), List.of());
        if (referring.isEmpty() && leaving.isEmpty()) {
            return;
        }
        UniqueKey key = new UniqueKey(List.copyOf(reference.referenced()));
        if (!referring.isEmpty()) {
            findSaved(reference, key, referring);
        }
        Map<UniqueKey.Value, DeleteAction> deleted = new HashMap<>();
        for (DeleteAction delete : deletes.getOrDefault(reference.to(), List.of())) {
            UniqueKey.Value value = key.value(delete.entry().flushed());
            if (value != null) {
                deleted.put(value, delete);
            }
        }
        if (!deleted.isEmpty()) {
            referring.forEach(save -> findLeft(reference, key, save, deleted));
            leaving.forEach(delete -> findDeleted(reference, key, delete, deleted));
        }
    }

    private void findSaved(TableReference reference, UniqueKey key, List<SaveAction> referring) {
        Map<UniqueKey.Value, SaveAction> given = new HashMap<>();
        for (SaveAction save : saves.getOrDefault(reference.to(), List.of())) {
            UniqueKey.Value value = isPost(save) ? null : UniqueMoves.taken(key, save);
            if (value != null) {
                given.put(value, save);
            }
        }
        if (given.isEmpty()) {
            return;
        }
        for (SaveAction save : referring) {
            UniqueKey.Value value = value(reference, key, save);
            SaveAction giver = value == null ? null : given.get(value);
            if (giver != null) {
                graph.wait(giver, save, Wait.Reason.REFERENCE, reference.label());
            }
        }
    }

    private static boolean isPost(SaveAction save) {
        return save instanceof UpdateAction update && update.purpose() == UpdateAction.Purpose.POST;
    }

    /** Returns what a row refers to anew; null when it refers to what it did before. */
    private static UniqueKey.@Nullable Value value(TableReference reference, UniqueKey key, SaveAction save) {
        if (isPost(save) || reference.foreignKey().stream().anyMatch(save::isUnknown)) {
            return null;
        }
        return save instanceof UpdateAction update && !isChanged(reference, update)
                ? null
                : key.value(reference.foreignKey(), save.current());
    }

    private static boolean isChanged(TableReference reference, UpdateAction update) {
        for (PropertyPlan<?> property : reference.foreignKey()) {
            if (update.changed().get(property.index())) {
                return true;
            }
        }
        return false;
    }

    /** A row that refers to a deleted one no more is updated before that is deleted. */
    private void findLeft(
            TableReference reference, UniqueKey key, SaveAction save, Map<UniqueKey.Value, DeleteAction> deleted) {
        if (save instanceof UpdateAction update && isChanged(reference, update)) {
            UniqueKey.Value value =
                    key.value(reference.foreignKey(), update.row().flushed());
            DeleteAction left = value == null ? null : deleted.get(value);
            if (left != null) {
                graph.wait(update, left, Wait.Reason.REFERRED, reference.label());
            }
        }
    }

    private void findDeleted(
            TableReference reference, UniqueKey key, DeleteAction delete, Map<UniqueKey.Value, DeleteAction> deleted) {
        UniqueKey.Value value = key.value(reference.foreignKey(), delete.entry().flushed());
        DeleteAction referred = value == null ? null : deleted.get(value);
        if (referred != null) {
            UpdateAction post = nulled.get(delete);
            boolean isNulled = post != null && isChanged(reference, post);
            graph.wait(isNulled ? post : delete, referred, Wait.Reason.REFERRED, reference.label());
        }
    }
}
