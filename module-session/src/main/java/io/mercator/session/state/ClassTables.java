package io.mercator.session.state;

import io.mercator.session.mapper.MapperPlan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The entries of each class in the order in which classes came. The first class stands alone: most sessions have no other. */
final class ClassTables {
    private @Nullable MapperPlan<?> first;
    private @Nullable KeyedEntries ofFirst;
    /** The other classes; a table is made for the first of them. */
    private Map<MapperPlan<?>, KeyedEntries> others = Map.of();

    @Nullable
    KeyedEntries get(MapperPlan<?> plan) {
        return plan == first ? ofFirst : others.get(plan);
    }

    /** Puts the entries of a class that has none yet. */
    void put(MapperPlan<?> plan, KeyedEntries entries) {
        if (first == null) {
            first = plan;
            ofFirst = entries;
            return;
        }
        if (others.isEmpty()) {
            others = new LinkedHashMap<>();
        }
        others.put(plan, entries);
    }

    boolean isEmpty() {
        return first == null;
    }

    /** Returns the classes; a copy. */
    List<MapperPlan<?>> plans() {
        MapperPlan<?> one = first;
        if (one == null) {
            return List.of();
        }
        if (others.isEmpty()) {
            return List.of(one);
        }
        MapperPlan<?>[] all = new MapperPlan<?>[1 + others.size()];
        all[0] = one;
        int next = 1;
        for (MapperPlan<?> plan : others.keySet()) {
            all[next++] = plan;
        }
        return List.of(all);
    }

    void forEach(BiConsumer<? super MapperPlan<?>, ? super KeyedEntries> action) {
        if (first != null && ofFirst != null) {
            action.accept(first, ofFirst);
            others.forEach(action);
        }
    }

    /** Returns the entry of an object that some class's entries have, or null. */
    @Nullable
    ObjectEntry<?> find(Object object) {
        ObjectEntry<?> found = ofFirst == null ? null : ofFirst.find(object);
        if (found == null && !others.isEmpty()) {
            for (KeyedEntries entries : others.values()) {
                found = entries.find(object);
                if (found != null) {
                    return found;
                }
            }
        }
        return found;
    }

    void clear() {
        first = null;
        ofFirst = null;
        others = Map.of();
    }
}
