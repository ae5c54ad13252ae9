package io.mercator.session.flush;

import io.mercator.api.error.FlushException;
import io.mercator.session.mapper.EntityKey;
import io.mercator.session.mapper.MapperPlan;
import io.mercator.session.mapper.MapperPlans;
import io.mercator.session.state.IdentityMap;
import io.mercator.session.state.ObjectEntry;
import io.mercator.session.state.Workspace;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a flush sends, in order: for each table by dependency its UPDATEs (by key where keys compare, else as loaded) and
 * then its INSERTs (as added); at the end the DELETEs, tables and rows reversed. A unique value that moves from row to
 * row may put a DELETE earlier ({@link UniqueOrder}). Made whole, and checked, before anything is sent.
 */
public final class FlushPlan {
    private final Workspace workspace;
    private final Map<MapperPlan<?>, List<UpdateAction>> updates = new LinkedHashMap<>();
    private final Map<MapperPlan<?>, List<InsertAction>> inserts = new LinkedHashMap<>();
    private final Map<MapperPlan<?>, List<DeleteAction>> deletes = new LinkedHashMap<>();
    private final List<FlushAction> actions = new ArrayList<>();

    private FlushPlan(Workspace workspace) {
        this.workspace = workspace;
    }

    public static FlushPlan of(Workspace workspace, MapperPlans plans) {
        FlushPlan plan = new FlushPlan(workspace);
        plan.collect();
        if (!plan.isEmpty()) {
            plan.check();
            plan.order(plans.byDependency());
        }
        return plan;
    }

    public boolean isEmpty() {
        return updates.isEmpty() && inserts.isEmpty() && deletes.isEmpty();
    }

    List<FlushAction> actions() {
        return actions;
    }

    private void collect() {
        for (MapperPlan<?> plan : workspace.identity().plans()) {
            collectUpdates(plan);
        }
        for (ObjectEntry<?> entry : workspace.pending()) {
            inserts.computeIfAbsent(entry.plan(), plan -> new ArrayList<>()).add(InsertAction.of(entry));
        }
        for (ObjectEntry<?> entry : workspace.marked()) {
            deletes.computeIfAbsent(entry.plan(), plan -> new ArrayList<>()).add(new DeleteAction(entry));
        }
    }

    private <E> void collectUpdates(MapperPlan<E> plan) {
        List<UpdateAction> ofPlan = new ArrayList<>();
        for (ObjectEntry<E> entry : workspace.identity().of(plan)) {
            if (entry.isPersistent()) {
                BitSet changed = entry.changes();
                if (!changed.isEmpty()) {
                    ofPlan.add(UpdateAction.of(entry, changed));
                }
            }
        }
        if (!ofPlan.isEmpty()) {
            sortByKey(ofPlan);
            updates.put(plan, ofPlan);
        }
    }

    private static void sortByKey(List<UpdateAction> ofPlan) {
        boolean comparable = ofPlan.stream()
                .flatMap(action -> action.entry().key().values().stream())
                .allMatch(Comparable.class::isInstance);
        if (comparable) {
            ofPlan.sort(Comparator.comparing(action -> action.entry().key(), FlushPlan::compareKeys));
        }
    }

    @SuppressWarnings("unchecked") // values of one key column are of one class
    private static int compareKeys(EntityKey left, EntityKey right) {
        for (int index = 0; index < left.values().size(); index++) {
            int order = ((Comparable<Object>) left.value(index)).compareTo(right.value(index));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    /** Finds two objects of one identity and rows without one, before any SQL. */
    private void check() {
        Set<ObjectEntry<?>> leaving = new HashSet<>();
        deletes.values().forEach(list -> list.forEach(action -> leaving.add(action.entry())));
        updates.values()
                .forEach(list -> list.forEach(action -> {
                    if (keyOf(action).equals(action.entry().key())) {
                        return;
                    }
                    leaving.add(action.entry());
                }));
        Map<EntityKey, ObjectEntry<?>> arriving = new HashMap<>();
        updates.values()
                .forEach(list -> list.forEach(action -> {
                    if (leaving.contains(action.entry())) {
                        arrive(action.entry(), keyOf(action), leaving, arriving);
                    }
                }));
        inserts.values()
                .forEach(list -> list.forEach(action -> {
                    EntityKey key = action.entry().plan().keyOf(action.current());
                    boolean generated = action.entry()
                            .plan()
                            .generatedKey()
                            .map(property -> action.wanted().get(property.index()))
                            .orElse(false);
                    if (key != null && !generated) {
                        arrive(action.entry(), key, leaving, arriving);
                    }
                }));
    }

    private static EntityKey keyOf(UpdateAction action) {
        EntityKey key = action.entry().plan().keyOf(action.current());
        if (key == null) {
            throw new FlushException("The key of the persistent object "
                    + action.entry().describe() + " was set to null. Set it back, or delete(...) the object.");
        }
        return key;
    }

    private void arrive(
            ObjectEntry<?> entry, EntityKey key, Set<ObjectEntry<?>> leaving, Map<EntityKey, ObjectEntry<?>> arriving) {
        @Nullable ObjectEntry<?> present = workspace.identity().find(entry.plan(), key);
        if (present != null && present != entry && !leaving.contains(present)) {
            throw IdentityMap.conflict(key, entry, present);
        }
        ObjectEntry<?> other = arriving.putIfAbsent(key, entry);
        if (other != null) {
            throw IdentityMap.conflict(key, entry, other);
        }
    }

    private void order(List<MapperPlan<?>> byDependency) {
        Set<DeleteAction> sent = new HashSet<>();
        for (int index = 0; index < byDependency.size(); index++) {
            MapperPlan<?> plan = byDependency.get(index);
            List<FlushAction> saves = new ArrayList<>(updates.getOrDefault(plan, List.of()));
            saves.addAll(inserts.getOrDefault(plan, List.of()));
            List<DeleteAction> open = new ArrayList<>(deletes.getOrDefault(plan, List.of()));
            open.removeAll(sent);
            UniqueOrder.Result ordered = UniqueOrder.of(plan, saves, open);
            if (!ordered.promoted().isEmpty()) {
                // rows that refer to a promoted one are deleted before it, or its foreign keys would stop it
                addDeletes(byDependency.subList(index + 1, byDependency.size()), sent);
                sent.addAll(ordered.promoted());
            }
            actions.addAll(ordered.saves());
        }
        addDeletes(byDependency, sent);
    }

    private void addDeletes(List<MapperPlan<?>> byDependency, Set<DeleteAction> sent) {
        List<MapperPlan<?>> reversed = new ArrayList<>(byDependency);
        Collections.reverse(reversed);
        for (MapperPlan<?> plan : reversed) {
            List<DeleteAction> ofPlan = new ArrayList<>(deletes.getOrDefault(plan, List.of()));
            Collections.reverse(ofPlan);
            for (DeleteAction action : ofPlan) {
                if (sent.add(action)) {
                    actions.add(action);
                }
            }
        }
    }
}
