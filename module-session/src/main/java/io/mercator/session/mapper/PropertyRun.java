package io.mercator.session.mapper;

import io.mercator.api.spi.RowReader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.ObjIntConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Neighbouring properties of one kind, which stand side by side in snapshots: read from a row, and set in an object, in one
 * loop that calls only methods of that kind. A loop over properties of all kinds would look the method up for each value.
 *
 * @param <E> the mapped class
 */
abstract class PropertyRun<E> {
    /** Reads the values of a row, where they stand side by side too. */
    abstract void read(RowReader row, int position, Snapshot into);

    /** Writes the snapshot's values into an object. */
    abstract void restore(Snapshot from, E object);

    /** Returns how many properties there are. */
    abstract int size();

    /** Puts properties into runs, in their order. */
    static <E> PropertyRun<E>[] of(List<? extends PropertyPlan<E>> properties) {
        return of(properties, IntStream.range(0, properties.size()).toArray());
    }

    /** Puts properties into runs, each of which stands side by side in rows. */
    @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic class
    static <E> PropertyRun<E>[] of(List<? extends PropertyPlan<E>> properties, int[] positions) {
        List<PropertyRun<E>> runs = new ArrayList<>();
        int first = 0;
        while (first < properties.size()) {
            int end = first + 1;
            while (end < properties.size() && isNeighbour(properties.get(end - 1), properties.get(end), positions)) {
                end++;
            }
            runs.add(run(properties.subList(first, end)));
            first = end;
        }
        return runs.toArray(new PropertyRun[0]);
    }

    private static boolean isNeighbour(PropertyPlan<?> left, PropertyPlan<?> right, int[] positions) {
        return left.getClass() == right.getClass()
                && left.index() + 1 == right.index()
                && positions[left.index()] + 1 == positions[right.index()]
                && isSetAlike(left, right);
    }

    private static boolean isSetAlike(PropertyPlan<?> left, PropertyPlan<?> right) {
        return left instanceof IntPropertyPlan<?>
                || left instanceof ObjectPropertyPlan<?, ?> one
                        && right instanceof ObjectPropertyPlan<?, ?> other
                        && one.isPlainlySet()
                        && other.isPlainlySet();
    }

    private static <E> PropertyRun<E> run(List<? extends PropertyPlan<E>> properties) {
        PropertyPlan<E> first = properties.get(0);
        if (first instanceof IntPropertyPlan<E>) {
            List<IntPropertyPlan<E>> all = new ArrayList<>();
            properties.forEach(property -> all.add((IntPropertyPlan<E>) property));
            return new OfInts<>(all);
        }
        if (first instanceof ObjectPropertyPlan<E, ?> object && object.isPlainlySet()) {
            List<ObjectPropertyPlan<E, ?>> all = new ArrayList<>();
            properties.forEach(property -> all.add((ObjectPropertyPlan<E, ?>) property));
            return new OfObjects<>(all);
        }
        return new OfOne<>(first);
    }

    private static final class OfInts<E> extends PropertyRun<E> {
        private final List<IntPropertyPlan<E>> properties;
        private final ObjIntConsumer<? super E>[] setters;
        private final int slot;

        @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic interface
        OfInts(List<IntPropertyPlan<E>> properties) {
            this.properties = properties;
            this.slot = properties.get(0).slot;
            this.setters = new ObjIntConsumer[properties.size()];
            for (int index = 0; index < setters.length; index++) {
                setters[index] = properties.get(index).setter();
            }
        }

        @Override
        void read(RowReader row, int position, Snapshot into) {
            int nullAt = row.ints(position, setters.length, into.numbers, into.firstNumber + slot);
            if (nullAt >= 0) {
                throw properties.get(nullAt).nullIntoPrimitive();
            }
        }

        @Override
        void restore(Snapshot from, E object) {
            int[] numbers = from.numbers;
            int first = from.firstNumber + slot;
            for (int index = 0; index < setters.length; index++) {
                setters[index].accept(object, numbers[first + index]);
            }
        }

        @Override
        int size() {
            return setters.length;
        }
    }

    private static final class OfObjects<E> extends PropertyRun<E> {
        private final List<ObjectPropertyPlan<E, ?>> properties;
        private final BiConsumer<E, @Nullable Object>[] setters;
        private final int slot;

        @SuppressWarnings({"unchecked", "rawtypes"
        }) // an array of a generic interface; a slot has its property's values
        OfObjects(List<ObjectPropertyPlan<E, ?>> properties) {
            this.properties = properties;
            this.slot = properties.get(0).slot();
            this.setters = new BiConsumer[properties.size()];
            for (int index = 0; index < setters.length; index++) {
                setters[index] = (BiConsumer) properties.get(index).setter();
            }
        }

        @Override
        void read(RowReader row, int position, Snapshot into) {
            row.objects(position, setters.length, into.objects, into.firstObject + slot);
        }

        @Override
        void restore(Snapshot from, E object) {
            @Nullable Object[] objects = from.objects;
            int first = from.firstObject + slot;
            for (int index = 0; index < setters.length; index++) {
                Object value = objects[first + index];
                if (value == null) {
                    properties.get(index).restore(from, object);
                } else {
                    setters[index].accept(object, value);
                }
            }
        }

        @Override
        int size() {
            return setters.length;
        }
    }

    private static final class OfOne<E> extends PropertyRun<E> {
        private final PropertyPlan<E> property;

        OfOne(PropertyPlan<E> property) {
            this.property = property;
        }

        @Override
        void read(RowReader row, int position, Snapshot into) {
            property.read(row, position, into);
        }

        @Override
        void restore(Snapshot from, E object) {
            property.restore(from, object);
        }

        @Override
        int size() {
            return 1;
        }
    }
}
