package io.mercator.session.state;

import io.mercator.api.error.IdentityConflictException;
import io.mercator.session.mapper.EntityKey;
import io.mercator.session.mapper.MapperPlan;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The persistent objects of a session by mapper and key, in the order in which they came. Those of woven classes weakly: an
 * object that nobody has any more leaves, unless it was touched ({@link TouchedEntries}).
 */
public final class IdentityMap {
    private final ClassTables entries = new ClassTables();
    private final ObjectStates states;

    IdentityMap(ObjectStates states) {
        this.states = states;
    }

    @SuppressWarnings("unchecked") // a plan's entries are of its own class only
    public <E> @Nullable ObjectEntry<E> find(MapperPlan<E> plan, EntityKey key) {
        KeyedEntries ofPlan = entries.get(plan);
        return ofPlan == null ? null : (ObjectEntry<E>) ofPlan.find(key);
    }

    public void put(ObjectEntry<?> entry) {
        ObjectEntry<?> present = entries(entry.plan()).putIfAbsent(entry);
        if (present != null && present != entry) {
            throw conflict(entry.key(), entry, present);
        }
    }

    /** Takes an entry out, which stays known by its object. */
    public void remove(ObjectEntry<?> entry, EntityKey key) {
        KeyedEntries ofPlan = entries.get(entry.plan());
        if (ofPlan != null) {
            states.keep(entry);
            ofPlan.remove(key, entry);
        }
    }

    private KeyedEntries entries(MapperPlan<?> plan) {
        KeyedEntries ofPlan = entries.get(plan);
        if (ofPlan == null) {
            ofPlan = plan.hasNumberKey()
                    ? numberedEntries(plan)
                    : plan.isWoven() ? new WeakEntries() : new StrongEntries();
            entries.put(plan, ofPlan);
        }
        return ofPlan;
    }

    private KeyedEntries numberedEntries(MapperPlan<?> plan) {
        return plan.isWoven() ? new WeakNumberedEntries() : new NumberedEntries<>(plan, states::made);
    }

    /** Returns the objects of a class whose keys are whole numbers, and which do not tell their changes; else null. */
    @SuppressWarnings("unchecked") // a plan's entries are of its own class only
    public <E> @Nullable NumberedEntries<E> numbered(MapperPlan<E> plan) {
        return plan.isWoven() || !plan.hasNumberKey() ? null : (NumberedEntries<E>) entries(plan);
    }

    /** Returns the object of a key that the user gave, if it is as its row was read; the rest is for those who look closer. */
    @SuppressWarnings("unchecked") // a plan's entries are of its own class only
    public <E> @Nullable E findBare(MapperPlan<E> plan, @Nullable Object[] key) {
        if (key.length != 1 || !plan.hasNumberKey() || !(entries.get(plan) instanceof NumberedEntries<?> numbered)) {
            return null;
        }
        int place = numbered.place(plan.keyNumber(key[0]));
        return place >= 0 && numbered.isBare(place) ? (E) numbered.object(place) : null;
    }

    /** Returns the entry of a plain object that has no other place. */
    @Nullable
    ObjectEntry<?> find(Object object) {
        return entries.find(object);
    }

    /** Returns a plan's entries that may differ from their rows, in the order in which they came; a copy. */
    @SuppressWarnings("unchecked") // a plan's entries are of its own class only
    <E> List<ObjectEntry<E>> candidates(MapperPlan<E> plan) {
        KeyedEntries ofPlan = entries.get(plan);
        List<ObjectEntry<E>> all = new ArrayList<>();
        if (ofPlan != null) {
            ofPlan.forEachCandidate(entry -> all.add((ObjectEntry<E>) entry));
        }
        return all;
    }

    /** Has all objects of a class expire. */
    public void expire(MapperPlan<?> plan) {
        KeyedEntries ofPlan = entries.get(plan);
        if (ofPlan != null) {
            ofPlan.expire();
        }
    }

    /** Has all objects expire. */
    public void expire() {
        entries.forEach((plan, ofPlan) -> ofPlan.expire());
    }

    /** Hands out the entries of plain objects that there are, without making any. */
    void forEachMade(Consumer<? super ObjectEntry<?>> action) {
        entries.forEach((plan, ofPlan) -> {
            if (!plan.isWoven()) {
                ofPlan.forEachMade(action);
            }
        });
    }

    /** Hands out the objects that have no entry. */
    void forEachUnmade(Consumer<Object> action) {
        entries.forEach((plan, ofPlan) -> ofPlan.forEachUnmade(action));
    }

    /** Forgets all objects. */
    void clear() {
        entries.clear();
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
        return entries.plans();
    }

    /** Tells whether there never was an object of any class. */
    public boolean isEmpty() {
        return entries.isEmpty();
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
