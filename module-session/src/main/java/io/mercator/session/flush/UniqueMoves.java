package io.mercator.session.flush;

import io.mercator.session.mapper.MapperPlan;
import io.mercator.session.mapper.PropertyPlan;
import io.mercator.session.mapper.UniqueKey;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds unique values that one row gives up and another takes. Each DELETE, and each UPDATE of a unique value, frees the
 * value that the row had; each INSERT, and each such UPDATE, takes one. The traps: a value that is freed and taken by the
 * same row is nothing to wait for, and a row whose next value nobody knows yet, such as a key to be generated, frees its
 * own all the same.
 */
final class UniqueMoves {
    private final List<UniqueKey> keys;
    private final List<SaveAction> saves;
    private final List<DeleteAction> deletes;

    private UniqueMoves(MapperPlan<?> plan, List<SaveAction> saves, List<DeleteAction> deletes) {
        this.keys = plan.writes().uniqueKeys();
        this.saves = saves;
        this.deletes = deletes;
    }

    static void find(RowGraph graph) {
        if (graph.deletes().isEmpty() && !graph.hasUpdates()) {
            // new rows alone free nothing
            return;
        }
        Map<MapperPlan<?>, List<SaveAction>> saves = graph.savesByPlan();
        Map<MapperPlan<?>, List<DeleteAction>> deletes = graph.all().deletesByPlan();
        saves.forEach((plan, ofPlan) ->
                new UniqueMoves(plan, ofPlan, deletes.getOrDefault(plan, List.of())).find(graph::waitForUnique));
    }

    /** Hears who waits for whom. */
    private interface Found {
        void accept(FlushAction before, FlushAction after, UniqueKey key);
    }

    private void find(Found found) {
        for (UniqueKey key : keys) {
            Map<UniqueKey.Value, FlushAction> freed = freed(key);
            if (freed.isEmpty()) {
                continue;
            }
            for (SaveAction save : saves) {
                UniqueKey.Value taken = taken(key, save);
                FlushAction holder = taken == null ? null : freed.get(taken);
                if (holder != null && holder != save) {
                    found.accept(holder, save, key);
                }
            }
        }
    }

    private Map<UniqueKey.Value, FlushAction> freed(UniqueKey key) {
        Map<UniqueKey.Value, FlushAction> freed = new HashMap<>();
        for (DeleteAction delete : deletes) {
            free(freed, key.value(delete.entry().flushed()), delete);
        }
        for (SaveAction save : saves) {
            if (save instanceof UpdateAction update && isLeft(key, update)) {
                free(freed, key.value(update.row().flushed()), update);
            }
        }
        return freed;
    }

    private static void free(
            Map<UniqueKey.Value, FlushAction> freed, UniqueKey.@Nullable Value value, FlushAction action) {
        if (value != null) {
            freed.put(value, action);
        }
    }

    /** Returns the value that a row takes, null when it keeps its own, or takes one that nobody knows yet. */
    static UniqueKey.@Nullable Value taken(UniqueKey key, SaveAction save) {
        boolean keeps = save instanceof UpdateAction update && !isLeft(key, update);
        return keeps || isOpen(key, save) ? null : key.value(save.current());
    }

    private static boolean isLeft(UniqueKey key, UpdateAction update) {
        return isOpen(key, update)
                || (update.mayDiffer(key.indexes()) && key.differs(update.row().flushed(), update.current()));
    }

    /** Tells whether a part of the value is known only when this row or another has been sent. */
    private static boolean isOpen(UniqueKey key, SaveAction save) {
        if (save.hasUnknown()) {
            for (PropertyPlan<?> property : key.properties()) {
                if (save.isUnknown(property) || save.expressions().containsKey(property.index())) {
                    return true;
                }
            }
        }
        return false;
    }
}
