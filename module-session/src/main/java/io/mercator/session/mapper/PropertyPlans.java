package io.mercator.session.mapper;

import io.mercator.api.mapping.Mapper;
import io.mercator.api.mapping.Property;
import io.mercator.api.mapping.PropertyAccess;
import io.mercator.api.type.BigIntType;
import io.mercator.api.type.IntegerType;
import io.mercator.api.type.SqlType;
import java.util.ArrayList;
import java.util.List;

/** Gives each property of a mapper its plan and its slot in the mapper's snapshots. */
final class PropertyPlans<E> {
    private final List<PropertyPlan<E>> plans = new ArrayList<>();
    private int objects;
    private int numbers;

    PropertyPlans(Mapper<E> mapper) {
        mapper.properties().forEach(property -> plans.add(property.access().accept(new Planner(property))));
    }

    List<PropertyPlan<E>> plans() {
        return List.copyOf(plans);
    }

    SnapshotShape shape() {
        return new SnapshotShape(objects, numbers);
    }

    private int words(int count) {
        int first = numbers;
        numbers += count;
        return first;
    }

    private final class Planner implements PropertyAccess.Visitor<E, PropertyPlan<E>> {
        private final Property<E> property;

        Planner(Property<E> property) {
            this.property = property;
        }

        @Override
        public PropertyPlan<E> visitObject(PropertyAccess.OfObject<E, ?> access) {
            return new ObjectPropertyPlan<>(property, access, plans.size(), objects++);
        }

        @Override
        public PropertyPlan<E> visitInt(PropertyAccess.OfInt<E> access) {
            return new IntPropertyPlan<>(property, access, plans.size(), words(1));
        }

        @Override
        public PropertyPlan<E> visitLong(PropertyAccess.OfLong<E> access) {
            return new LongPropertyPlan<>(property, access, plans.size(), words(2));
        }

        @Override
        public PropertyPlan<E> visitDouble(PropertyAccess.OfDouble<E> access) {
            return new DoublePropertyPlan<>(property, access, plans.size(), words(2));
        }

        @Override
        public PropertyPlan<E> visitBoolean(PropertyAccess.OfBoolean<E> access) {
            return new BooleanPropertyPlan<>(property, access, plans.size(), words(1));
        }

        @Override
        public PropertyPlan<E> visitHidden(PropertyAccess.Hidden<E> access) {
            SqlType<?> type = property.column().type();
            return type instanceof IntegerType || type instanceof BigIntType
                    ? new HiddenNumberPlan<>(property, plans.size(), words(HiddenNumberPlan.WORDS))
                    : new HiddenPropertyPlan<>(property, plans.size(), objects++);
        }
    }
}
