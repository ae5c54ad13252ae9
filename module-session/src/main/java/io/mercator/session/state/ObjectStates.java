package io.mercator.session.state;

import io.mercator.api.error.ForeignSessionException;
import io.mercator.session.mapper.MapperPlans;
import io.mercator.session.mapper.WovenSlot;
import java.lang.reflect.InvocationHandler;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The one seam through which session code reaches what it knows of an object: a table by identity for plain classes, the slot
 * in the object itself for woven ones. Plain objects that rows brought are in the identity map alone ({@link
 * NumberedEntries}) as long as nothing takes them out of it. Holds plain objects strongly, since only a comparison tells their changes, and woven
 * ones not at all. Never calls an object's own methods.
 */
final class ObjectStates {
    /** A table is made for the first: what rows brought is mostly in the identity map alone. */
    private @Nullable Map<Object, ObjectEntry<?>> plain;

    private final MapperPlans plans;
    private final AccessListener listener;
    private final IdentityMap identity = new IdentityMap(this);
    private int attached;

    ObjectStates(MapperPlans plans, AccessListener listener) {
        this.plans = plans;
        this.listener = listener;
    }

    IdentityMap identity() {
        return identity;
    }

    /** Returns the object's entry, or null for an object that the session does not know. */
    @Nullable
    ObjectEntry<?> find(Object object) {
        if (!isWoven(object)) {
            // an empty table would ask for the object's hash too, which the JVM makes when it is first asked
            ObjectEntry<?> kept = plain == null || plain.isEmpty() ? null : plain.get(object);
            return kept != null ? kept : identity.find(object);
        }
        ObjectEntry<?> entry = slot(object);
        return entry != null && entry.belongsTo(listener) ? entry : null;
    }

    // the interface tells nearly all plain objects without a look at their classes
    private boolean isWoven(Object object) {
        return object instanceof InvocationHandler && plans.isWoven(object.getClass());
    }

    /** A copy of the object made by clone() may have its slot, and is another object. */
    private static @Nullable ObjectEntry<?> slot(Object object) {
        return WovenSlot.get(object) instanceof ObjectEntry<?> entry && entry.object() == object ? entry : null;
    }

    /** Tells whether a woven object belongs to another open session. */
    boolean isForeign(Object object) {
        ObjectEntry<?> entry = isWoven(object) ? slot(object) : null;
        return entry != null && entry.isAttached() && !entry.belongsTo(listener);
    }

    /** Makes an entry known. */
    void attach(ObjectEntry<?> entry) {
        if (entry.plan().isWoven()) {
            if (isForeign(entry.object())) {
                throw foreign(entry);
            }
            learn(entry);
        } else {
            keep(entry);
        }
        entry.attach(listener, attached++);
    }

    /** Makes an entry known that was made for an object of the identity map. */
    void made(ObjectEntry<?> entry) {
        entry.attach(listener, attached++);
    }

    /** Sees to it that an entry is found by its object even when it is not in the identity map. */
    void keep(ObjectEntry<?> entry) {
        if (!entry.plan().isWoven() && !entry.isKept()) {
            Map<Object, ObjectEntry<?>> made = plain;
            if (made == null) {
                made = new IdentityHashMap<>();
                plain = made;
            }
            made.put(entry.object(), entry);
            entry.kept(true);
        }
    }

    private static <E> void learn(ObjectEntry<E> entry) {
        entry.plan().fields().learn(entry.object());
    }

    /** The one error for an object of another session, whichever way that is noticed. */
    static ForeignSessionException foreign(ObjectEntry<?> entry) {
        return foreign(entry.describe());
    }

    static ForeignSessionException foreign(String description) {
        return new ForeignSessionException("The object " + description
                + " belongs to another open session. Close that session or expunge(...) the object there, or load"
                + " the row in this session.");
    }

    /** Forgets an entry. */
    void detach(ObjectEntry<?> entry) {
        if (entry.isKept() && plain != null) {
            plain.remove(entry.object());
            entry.kept(false);
        }
        entry.detach();
    }

    /** Returns the entries of plain objects in no order; a copy. Objects that have none are as their rows were read. */
    List<ObjectEntry<?>> plain() {
        List<ObjectEntry<?>> all = plain == null ? new ArrayList<>(0) : new ArrayList<>(plain.values());
        identity.forEachMade(entry -> {
            if (!entry.isKept()) {
                all.add(entry);
            }
        });
        return all;
    }

    /** Forgets all plain objects. */
    void clear() {
        plain = null;
        identity.clear();
    }
}
