package io.mercator.session.relation;

import io.mercator.session.mapper.PropertyPlan;
import io.mercator.session.mapper.RelationPlan;
import io.mercator.session.mapper.Snapshot;
import io.mercator.session.state.EntryHook;
import io.mercator.session.state.ObjectEntry;
import org.jspecify.annotations.Nullable;

/** Gives objects of rows their collections, and brings relationships along when objects change their row or go back. */
public final class RelationHook implements EntryHook {
    private final TrackedCollections collections;

    public RelationHook(TrackedCollections collections) {
        this.collections = collections;
    }

    @Override
    public void arrived(ObjectEntry<?> entry) {
        if (!entry.plan().relations().isEmpty()) {
            collections.installLazy(entry);
        }
    }

    @Override
    public void refreshed(ObjectEntry<?> entry, Snapshot before, boolean wasExpired) {
        forget(entry, before, wasExpired);
    }

    /** A reference of another foreign key than before is to be found anew, unless the user has changed it. */
    private static <E> void forget(ObjectEntry<E> entry, Snapshot before, boolean wasExpired) {
        for (RelationPlan<E, ?> relation : entry.plan().relations()) {
            if (relation.isToMany()) {
                continue;
            }
            if (hasChanged(entry, relation)) {
                if (entry.plan().isWoven() && relation.hasForeignKey() && isStale(entry, relation, before)) {
                    entry.loseStart(relation.index());
                }
                continue;
            }
            boolean stale = relation.hasForeignKey() ? isStale(entry, relation, before) : wasExpired;
            if (stale && entry.related(relation.index()) != ObjectEntry.UNKNOWN) {
                entry.related(relation.index(), ObjectEntry.UNKNOWN);
                relation.reference(entry.object(), null);
                if (entry.plan().isWoven()) {
                    entry.loseStart(relation.index());
                }
            }
        }
    }

    private static <E, T> boolean isStale(ObjectEntry<E> entry, RelationPlan<E, T> relation, Snapshot before) {
        Object known = entry.related(relation.index());
        for (PropertyPlan<E> property : relation.local()) {
            if (property.differs(before, entry.flushed())
                    || (known == null && property.value(entry.flushed()) != null)) {
                return true;
            }
        }
        return false;
    }

    /** Tells whether a reference is another than at the last load or flush. */
    public static <E, T> boolean hasChanged(ObjectEntry<E> entry, RelationPlan<E, T> relation) {
        return entry.isChanged(relation.index(), relation.reference(entry.object()));
    }

    @Override
    public void overwritten(ObjectEntry<?> entry) {
        entry.pairsSettled();
        overwrite(entry);
    }

    /** Every relationship is to be found or loaded anew. */
    private static <E> void overwrite(ObjectEntry<E> entry) {
        for (RelationPlan<E, ?> relation : entry.plan().relations()) {
            if (!relation.isToMany()) {
                entry.related(relation.index(), ObjectEntry.UNKNOWN);
                relation.reference(entry.object(), null);
            } else if (entry.related(relation.index()) instanceof Tracked<?> tracked) {
                tracked.state().forget();
            }
        }
    }

    @Override
    public boolean isChanged(ObjectEntry<?> entry) {
        return RelatedDifference.isChanged(entry);
    }

    @Override
    public void committed(ObjectEntry<?> entry) {
        if (!entry.plan().hasCollections()) {
            return;
        }
        for (RelationPlan<?, ?> relation : entry.plan().relations()) {
            if (entry.related(relation.index()) instanceof Tracked<?> tracked) {
                tracked.state().committed();
            }
        }
    }

    @Override
    public void restored(ObjectEntry<?> entry) {
        restore(entry);
    }

    private static <E> void restore(ObjectEntry<E> entry) {
        for (RelationPlan<E, ?> relation : entry.plan().relations()) {
            restore(entry, relation);
        }
    }

    private static <E, T> void restore(ObjectEntry<E> entry, RelationPlan<E, T> relation) {
        if (relation.isToMany()) {
            restoreCollection(entry, relation);
            return;
        }
        Object start = entry.relatedAtStart(relation.index());
        @Nullable
        T value = start == null || start == ObjectEntry.UNKNOWN
                ? null
                : relation.target().mapper().type().cast(start);
        if (relation.reference(entry.object()) != value) {
            relation.reference(entry.object(), value);
        }
        entry.related(relation.index(), start);
    }

    private static <E, T> void restoreCollection(ObjectEntry<E> entry, RelationPlan<E, T> relation) {
        Tracked<T> tracked = TrackedCollections.known(entry, relation);
        if (tracked != null) {
            if (!relation.isDynamic() && relation.toMany().get(entry.object()) != tracked) {
                relation.toMany().set(entry.object(), tracked);
            }
            tracked.state().restore();
        }
    }
}
