package io.mercator.session.relation;

import io.mercator.api.mapping.ToMany;
import io.mercator.api.session.ObjectState;
import io.mercator.session.mapper.ColumnValues;
import io.mercator.session.mapper.MapperPlan;
import io.mercator.session.mapper.RelationPlan;
import io.mercator.session.state.ObjectEntry;
import io.mercator.session.state.Workspace;
import java.util.Collection;
import java.util.List;

/** Notes of relationships what a flush has written: they are what the rows have from then on. */
public final class FlushedRelations {
    private final Workspace workspace;

    public FlushedRelations(Workspace workspace) {
        this.workspace = workspace;
    }

    /**
     * Notes that a flush has written everything.
     *
     * @param entries the objects whose relationships it may have changed
     */
    public void flushed(Collection<ObjectEntry<?>> entries) {
        for (ObjectEntry<?> entry : entries) {
            if (entry.state() != ObjectState.DELETED) {
                flushed(entry);
            }
        }
        rekey();
    }

    /** Elements of maps may have got other keys, of which their owners know nothing. */
    private void rekey() {
        for (MapperPlan<?> plan : workspace.identity().plans()) {
            for (RelationPlan<?, ?> relation : plan.relations()) {
                boolean isMap = relation.isToMany() && relation.toMany().kind() == ToMany.Kind.MAP;
                if (plan.isWoven() && isMap && workspace.mayDiffer(relation.target())) {
                    workspace.identity().of(plan).forEach(owner -> rekey(owner, relation));
                }
            }
        }
        workspace.looked();
    }

    private static void rekey(ObjectEntry<?> owner, RelationPlan<?, ?> relation) {
        Tracked<?> tracked = TrackedCollections.known(owner, relation);
        if (tracked != null && tracked.state().isLoaded()) {
            tracked.rekey();
        }
    }

    private <E> void flushed(ObjectEntry<E> entry) {
        entry.pairsSettled();
        List<RelationPlan<E, ?>> relations = entry.plan().relations();
        for (int index = 0; index < relations.size(); index++) {
            flushed(entry, relations.get(index));
        }
    }

    private <E, T> void flushed(ObjectEntry<E> entry, RelationPlan<E, T> relation) {
        if (relation.isToMany()) {
            Tracked<T> tracked = TrackedCollections.known(entry, relation);
            if (tracked != null) {
                tracked.state().flushed();
            }
        } else if (RelationHook.hasChanged(entry, relation)) {
            entry.relatedAfterFlush(relation.index(), relation.reference(entry.object()));
        } else if (relation.hasForeignKey() && entry.isTouchedByTransaction() && isElsewhere(entry, relation)) {
            // the foreign key was set to another row than the reference's: by a property of its own, or to NULL
            // with the deletion of what it referred to
            entry.relatedAfterFlush(relation.index(), refers(entry, relation) ? ObjectEntry.UNKNOWN : null);
            relation.reference(entry.object(), null);
        } else if (entry.related(relation.index()) == null && relation.hasForeignKey() && refers(entry, relation)) {
            // the foreign key was set by a property of its own: what it refers to is to be found
            entry.relatedAfterFlush(relation.index(), ObjectEntry.UNKNOWN);
        }
    }

    private <E, T> boolean isElsewhere(ObjectEntry<E> entry, RelationPlan<E, T> relation) {
        T value = relation.reference(entry.object());
        ObjectEntry<?> other = value == null ? null : workspace.find(value);
        if (other == null || !other.hasKey()) {
            return false;
        }
        return !ColumnValues.areEqual(relation.local(), entry.flushed(), relation.remote(), other.flushed());
    }

    private static <E> boolean refers(ObjectEntry<E> entry, RelationPlan<E, ?> relation) {
        return relation.local().stream().noneMatch(property -> property.value(entry.flushed()) == null);
    }
}
