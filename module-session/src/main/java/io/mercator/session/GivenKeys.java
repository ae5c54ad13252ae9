package io.mercator.session;

import io.mercator.session.mapper.MapperPlan;
import io.mercator.session.mapper.MapperPlans;
import io.mercator.session.mapper.PropertyPlan;
import io.mercator.session.mapper.RelationPlan;
import io.mercator.session.mapper.Snapshot;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The values of objects that no session holds, with those of columns that their classes have no property for: what such an
 * object refers to has the value, or the object in whose relationship it was found.
 */
final class GivenKeys {
    /** How many references are followed for one value; a key that leads back to itself has none. */
    private static final int LEVELS = 16;

    private final MapperPlans plans;
    private final Map<Object, Origin<?>> origins = new IdentityHashMap<>();

    GivenKeys(MapperPlans plans) {
        this.plans = plans;
    }

    /** In which relationship of which object another was found. */
    private record Origin<E>(RelationPlan<E, ?> relation, E owner) {}

    /** Notes in which relationship an object was found. */
    <E> void reached(RelationPlan<E, ?> relation, E owner, Object found) {
        if (!relation.hasForeignKey() && relation.secondary() == null) {
            origins.putIfAbsent(found, new Origin<>(relation, owner));
        }
    }

    /** Tells whether an object was found in the relationship whose other side a reference is, so that it has it in truth. */
    boolean isReachedBy(RelationPlan<?, ?> reference, Object object) {
        Origin<?> origin = origins.get(object);
        return origin != null && origin.relation().reverse() == reference;
    }

    /** Returns an object's values, and as far as they are found those of columns without properties. */
    <E> Snapshot capture(MapperPlan<E> plan, E object) {
        Snapshot values = plan.capture(object);
        for (PropertyPlan<E> property : plan.properties()) {
            if (property.property().isHidden()) {
                property.put(hidden(plan, object, property, LEVELS), values);
            }
        }
        return values;
    }

    private <E> @Nullable Object hidden(MapperPlan<E> plan, E object, PropertyPlan<E> property, int levels) {
        for (RelationPlan<E, ?> relation : plan.relations()) {
            int place = relation.local().indexOf(property);
            if (!relation.isToMany() && relation.hasForeignKey() && place >= 0) {
                Object value = referred(relation, object, place, levels);
                if (value != null) {
                    return value;
                }
            }
        }
        Origin<?> origin = origins.get(object);
        return origin == null ? null : owned(origin, property, levels);
    }

    private <E, T> @Nullable Object referred(RelationPlan<E, T> relation, E object, int place, int levels) {
        T reference = relation.reference(object);
        return reference == null
                ? null
                : value(relation.target(), reference, relation.remote().get(place), levels);
    }

    private <E> @Nullable Object owned(Origin<E> origin, PropertyPlan<?> property, int levels) {
        List<? extends PropertyPlan<?>> remote = origin.relation().remote();
        int place = remote.indexOf(property);
        return place < 0
                ? null
                : value(
                        origin.relation().owner(),
                        origin.owner(),
                        origin.relation().local().get(place),
                        levels);
    }

    private <E> @Nullable Object value(MapperPlan<E> plan, E object, PropertyPlan<E> property, int levels) {
        if (!property.property().isHidden()) {
            Object value = property.value(object);
            boolean unset = property.isUnset(value)
                    && plan.generatedKey().filter(property::equals).isPresent();
            return unset ? null : value;
        }
        return levels == 0 ? null : hidden(plan, object, property, levels - 1);
    }
}
