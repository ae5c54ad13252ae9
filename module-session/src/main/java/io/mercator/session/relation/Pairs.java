package io.mercator.session.relation;

import io.mercator.session.mapper.RelationPlan;
import io.mercator.session.state.ObjectEntry;
import io.mercator.session.state.Workspace;
import org.jspecify.annotations.Nullable;

/** Brings both sides of one-to-one relationships into step: who gets a new partner leaves the one before. */
final class Pairs {
    private final Workspace workspace;
    private final RelationListener listener;

    Pairs(Workspace workspace, RelationListener listener) {
        this.workspace = workspace;
        this.listener = listener;
    }

    /** Lets the other sides of a one-to-one reference follow that was set since both were last in step. */
    <E, T> void pair(ObjectEntry<E> entry, RelationPlan<E, T> relation, RelationPlan<T, E> reverse) {
        T value = relation.reference(entry.object());
        Object last = entry.paired(relation.index());
        if (value == last || (value == null && last == ObjectEntry.UNKNOWN)) {
            return;
        }
        if (last != null && last != ObjectEntry.UNKNOWN) {
            T left = relation.target().mapper().type().cast(last);
            if (reverse.reference(left) == entry.object() || listener.isUnknown(left, reverse)) {
                paired(reverse, left, null);
            }
        }
        if (value != null) {
            E other = reverse.reference(value);
            if (other != null) {
                listener.recall(other, relation);
            }
            if (other != null && other != entry.object() && relation.reference(other) == value) {
                paired(relation, other, null);
            }
            abandon(relation, reverse, value, entry.object());
            paired(reverse, value, entry.object());
        }
        entry.paired(relation.index(), value);
    }

    /** Lets go of the partner that an object had when both its sides were last in step, and which still refers to it. */
    private <E, T> void abandon(RelationPlan<E, T> relation, RelationPlan<T, E> reverse, T object, E partner) {
        ObjectEntry<?> entry = workspace.find(object);
        Object last = entry == null ? null : entry.paired(reverse.index());
        if (last != null && last != ObjectEntry.UNKNOWN && last != partner) {
            E left = reverse.target().mapper().type().cast(last);
            if (relation.reference(left) == object) {
                paired(relation, left, null);
            }
        }
    }

    private <E, T> void paired(RelationPlan<E, T> relation, E object, @Nullable T value) {
        if (relation.reference(object) != value || listener.isUnknown(object, relation)) {
            listener.refer(relation, object, value);
        }
        ObjectEntry<?> entry = workspace.find(object);
        if (entry != null) {
            entry.paired(relation.index(), value);
        }
    }
}
