package io.mercator.session.state;

import io.mercator.session.mapper.MapperPlan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The entries of woven objects that may differ from their rows, which a flush looks at alone. Holds them strongly. */
final class TouchedEntries {
    /** A table is made for the first. */
    private Map<MapperPlan<?>, Set<ObjectEntry<?>>> entries = Map.of();

    void add(ObjectEntry<?> entry) {
        if (entries.isEmpty()) {
            entries = new HashMap<>();
        }
        entries.computeIfAbsent(entry.plan(), plan -> new LinkedHashSet<>()).add(entry);
    }

    void remove(ObjectEntry<?> entry) {
        Set<ObjectEntry<?>> ofPlan = entries.get(entry.plan());
        if (ofPlan != null) {
            ofPlan.remove(entry);
        }
    }

    /** Returns the entries of one class in the order in which they came into the session; a copy. */
    List<ObjectEntry<?>> of(MapperPlan<?> plan) {
        Set<ObjectEntry<?>> ofPlan = entries.get(plan);
        List<ObjectEntry<?>> ordered = ofPlan == null ? new ArrayList<>(0) : new ArrayList<>(ofPlan);
        ordered.sort(Comparator.comparingInt(ObjectEntry::sequence));
        return ordered;
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    List<ObjectEntry<?>> all() {
        if (entries.isEmpty()) {
            return List.of();
        }
        List<ObjectEntry<?>> all = new ArrayList<>();
        entries.values().forEach(all::addAll);
        return all;
    }

    void clear() {
        entries = Map.of();
    }
}
