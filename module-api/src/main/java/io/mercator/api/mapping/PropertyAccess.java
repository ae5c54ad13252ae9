package io.mercator.api.mapping;

import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.ObjDoubleConsumer;
import java.util.function.ObjIntConsumer;
import java.util.function.ObjLongConsumer;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * How a property of an object is read and written, without boxing where the accessors are primitive.
 *
 * @param <E> the class of the object
 */
public sealed interface PropertyAccess<E> {
    /**
     * Calls the visitor's method for this kind of access.
     *
     * @param visitor what to do for each kind
     * @param <R> what the visitor returns
     * @return the visitor's answer
     */
    <R> R accept(Visitor<E, R> visitor);

    /**
     * Reads the value, boxed.
     *
     * @param object the object
     * @return the value or null
     */
    @Nullable
    Object value(E object);

    /**
     * One method for each kind of access.
     *
     * @param <E> the class of the object
     * @param <R> what the methods return
     */
    interface Visitor<E, R> {
        /**
         * Visits access by object.
         *
         * @param access the access
         * @return the answer for it
         */
        R visitObject(OfObject<E, ?> access);

        /**
         * Visits access by {@code int}.
         *
         * @param access the access
         * @return the answer for it
         */
        R visitInt(OfInt<E> access);

        /**
         * Visits access by {@code long}.
         *
         * @param access the access
         * @return the answer for it
         */
        R visitLong(OfLong<E> access);

        /**
         * Visits access by {@code double}.
         *
         * @param access the access
         * @return the answer for it
         */
        R visitDouble(OfDouble<E> access);

        /**
         * Visits access by {@code boolean}.
         *
         * @param access the access
         * @return the answer for it
         */
        R visitBoolean(OfBoolean<E> access);

        /**
         * Visits a value that the class does not have.
         *
         * @param access the access
         * @return the answer for it
         */
        R visitHidden(Hidden<E> access);
    }

    /**
     * A value that the class does not have and the session keeps: the foreign key of a relationship.
     *
     * @param <E> the class of the object
     */
    record Hidden<E>() implements PropertyAccess<E> {
        @Override
        public <R> R accept(Visitor<E, R> visitor) {
            return visitor.visitHidden(this);
        }

        @Override
        public @Nullable Object value(E object) {
            return null;
        }
    }

    /**
     * Access by object.
     *
     * @param getter reads the value
     * @param setter writes the value, null for NULL; itself null for a property that is an argument of the constructor
     * @param <E> the class of the object
     * @param <T> the class of the values
     */
    record OfObject<E, T>(
            Function<? super E, ? extends @Nullable T> getter,
            @Nullable BiConsumer<? super E, ? super T> setter) implements PropertyAccess<E> {
        @Override
        public <R> R accept(Visitor<E, R> visitor) {
            return visitor.visitObject(this);
        }

        @Override
        public @Nullable Object value(E object) {
            return getter.apply(object);
        }
    }

    /**
     * Access by {@code int}.
     *
     * @param getter reads the value
     * @param setter writes the value
     * @param <E> the class of the object
     */
    record OfInt<E>(ToIntFunction<? super E> getter, ObjIntConsumer<? super E> setter) implements PropertyAccess<E> {
        @Override
        public <R> R accept(Visitor<E, R> visitor) {
            return visitor.visitInt(this);
        }

        @Override
        public @Nullable Object value(E object) {
            return getter.applyAsInt(object);
        }
    }

    /**
     * Access by {@code long}.
     *
     * @param getter reads the value
     * @param setter writes the value
     * @param <E> the class of the object
     */
    record OfLong<E>(ToLongFunction<? super E> getter, ObjLongConsumer<? super E> setter) implements PropertyAccess<E> {
        @Override
        public <R> R accept(Visitor<E, R> visitor) {
            return visitor.visitLong(this);
        }

        @Override
        public @Nullable Object value(E object) {
            return getter.applyAsLong(object);
        }
    }

    /**
     * Access by {@code double}.
     *
     * @param getter reads the value
     * @param setter writes the value
     * @param <E> the class of the object
     */
    record OfDouble<E>(ToDoubleFunction<? super E> getter, ObjDoubleConsumer<? super E> setter)
            implements PropertyAccess<E> {
        @Override
        public <R> R accept(Visitor<E, R> visitor) {
            return visitor.visitDouble(this);
        }

        @Override
        public @Nullable Object value(E object) {
            return getter.applyAsDouble(object);
        }
    }

    /**
     * Access by {@code boolean}.
     *
     * @param getter reads the value
     * @param setter writes the value
     * @param <E> the class of the object
     */
    record OfBoolean<E>(Predicate<? super E> getter, ObjBooleanConsumer<? super E> setter)
            implements PropertyAccess<E> {
        @Override
        public <R> R accept(Visitor<E, R> visitor) {
            return visitor.visitBoolean(this);
        }

        @Override
        public @Nullable Object value(E object) {
            return getter.test(object);
        }
    }
}
