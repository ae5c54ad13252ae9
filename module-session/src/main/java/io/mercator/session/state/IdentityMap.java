package io.mercator.session.state;

import io.mercator.api.error.IdentityConflictException;
import io.mercator.session.mapper.EntityKey;
import io.mercator.session.mapper.MapperPlan;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The persistent objects of a session by mapper and key, in the order in which they came. Those of woven classes weakly: an
 * object that nobody has any more leaves, unless it was touched ({@link TouchedEntries}).
 */
public final class IdentityMap {
    private final Map<MapperPlan<?>, KeyedEntries> entries = new LinkedHashMap<>();

    @SuppressWarnings("unchecked") // a plan's entries are of its own class only
    public <E> @Nullable ObjectEntry<E> find(MapperPlan<E> plan, EntityKey key) {
        KeyedEntries ofPlan = entries.get(plan);
        return ofPlan == null ? null : (ObjectEntry<E>) ofPlan.find(key);
    }

    public void put(ObjectEntry<?> entry) {
        KeyedEntries ofPlan = entries.get(entry.plan());
        if (ofPlan == null) {
            ofPlan = entry.plan().isWoven() ? new WeakEntries() : new StrongEntries();
            entries.put(entry.plan(), ofPlan);
        }
        ObjectEntry<?> present = ofPlan.putIfAbsent(entry);
        if (present != null && present != entry) {
            throw conflict(entry.key(), entry, present);
        }
    }

    public void remove(ObjectEntry<?> entry, EntityKey key) {
        KeyedEntries ofPlan = entries.get(entry.plan());
        if (ofPlan != null) {
            ofPlan.remove(key, entry);
        }
    }

    /** Returns a plan's entries in the order in which they came; a copy. */
    @SuppressWarnings("unchecked") // a plan's entries are of its own class only
    public <E> List<ObjectEntry<E>> of(MapperPlan<E> plan) {
        KeyedEntries ofPlan = entries.get(plan);
        if (ofPlan == null) {
            return List.of();
        }
        List<ObjectEntry<E>> all = new ArrayList<>(ofPlan.size());
        ofPlan.forEach(entry -> all.add((ObjectEntry<E>) entry));
        return all;
    }

    /** Returns the plans that have entries. */
    public Collection<MapperPlan<?>> plans() {
        return List.copyOf(entries.keySet());
    }

    public boolean hasEntries(MapperPlan<?> plan) {
        KeyedEntries ofPlan = entries.get(plan);
        return ofPlan != null && ofPlan.size() > 0;
    }

    /** The one error for a second object with the identity of one that is present, wherever it is noticed. */
    public static IdentityConflictException conflict(EntityKey key, ObjectEntry<?> added, ObjectEntry<?> present) {
        return new IdentityConflictException("The session holds another object for " + key + ": @"
                + Integer.toHexString(System.identityHashCode(present.object())) + ", beside @"
                + Integer.toHexString(System.identityHashCode(added.object()))
                + ". One row has one object in a session. Change the object that session.get(...) gives, or expunge it"
                + " first.");
    }
}
