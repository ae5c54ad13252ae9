package io.mercator.session.bulk;

import io.mercator.api.error.SessionException;
import io.mercator.api.mapping.RelationshipJoin;
import io.mercator.session.mapper.MapperPlan;
import io.mercator.session.mapper.PropertyPlan;
import io.mercator.session.mapper.RelationPlan;
import io.mercator.session.mapper.Snapshot;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * The values of objects that no session keeps. A foreign key that the class does not have, or that the object does not
 * have yet, is that of the object which its reference points to.
 */
final class ObjectValues {
    private ObjectValues() {}

    /** Copies an object's values, with those of references for the properties that are needed. */
    static <E> Snapshot of(MapperPlan<E> plan, E object, Collection<PropertyPlan<E>> needed) {
        Snapshot values = plan.newSnapshot();
        copy(plan, object, values, needed);
        return values;
    }

    /** Copies an object's values into a snapshot, with those of references for the properties that are needed. */
    static <E> void copy(MapperPlan<E> plan, E object, Snapshot values, Collection<PropertyPlan<E>> needed) {
        for (PropertyPlan<E> property : plan.properties()) {
            property.capture(object, values);
        }
        for (RelationPlan<E, ?> relation : plan.relations()) {
            if (isReference(relation)) {
                refer(relation, object, values, needed);
            }
        }
    }

    private static boolean isReference(RelationPlan<?, ?> relation) {
        return relation.kind() == RelationshipJoin.Kind.MANY_TO_ONE
                && !relation.relationship().isViewOnly();
    }

    private static <E, T> void refer(
            RelationPlan<E, T> relation, E object, Snapshot values, Collection<PropertyPlan<E>> needed) {
        T other = relation.reference(object);
        if (other == null) {
            return;
        }
        for (int index = 0; index < relation.local().size(); index++) {
            PropertyPlan<E> local = relation.local().get(index);
            if (needed.contains(local) && local.isUnset(local.value(values))) {
                PropertyPlan<T> remote = relation.remote().get(index);
                local.put(known(relation, other, remote), values);
            }
        }
    }

    private static <T> Object known(RelationPlan<?, T> relation, T other, PropertyPlan<T> remote) {
        Object value = find(relation.target(), other, remote);
        if (value == null) {
            throw new SessionException("The " + other.getClass().getSimpleName() + " that " + relation
                    + " refers to has no value for '" + ColumnChecks.name(remote.column())
                    + "' yet. Insert it before, or flush() the session that it was added to.");
        }
        return value;
    }

    private static <T> @Nullable Object find(MapperPlan<T> plan, T object, PropertyPlan<T> property) {
        if (!property.property().isHidden()) {
            Object value = property.value(object);
            boolean generated =
                    plan.generatedKey().filter(key -> key == property).isPresent();
            return generated && property.isUnset(value) ? null : value;
        }
        for (RelationPlan<T, ?> relation : plan.relations()) {
            if (isReference(relation)) {
                Object value = further(relation, object, property);
                if (value != null) {
                    return value;
                }
            }
        }
        return null;
    }

    private static <T, U> @Nullable Object further(RelationPlan<T, U> relation, T object, PropertyPlan<T> property) {
        int place = relation.local().indexOf(property);
        U other = place < 0 ? null : relation.reference(object);
        return other == null
                ? null
                : find(relation.target(), other, relation.remote().get(place));
    }

    /** Names an object for people without calling any of its methods. */
    static String describe(Object object, int index) {
        return object.getClass().getSimpleName() + "@" + Integer.toHexString(System.identityHashCode(object))
                + " at index " + index;
    }
}
