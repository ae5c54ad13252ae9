package io.mercator.api.mapping;

import io.mercator.api.schema.Column;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Checks what a mapping says of its version column. */
final class VersionCompletion {
    private VersionCompletion() {}

    /** What {@link MapperBuilder#version} was given; without a function the values are numbers that are counted up. */
    record Request(Column<?> column, @Nullable UnaryOperator<@Nullable Object> next) {}

    static <E> @Nullable Version<E> complete(
            @Nullable Request request, List<Property<E>> properties, List<Property<E>> key, Consumer<String> problem) {
        if (request == null) {
            return null;
        }
        Property<E> property = properties.stream()
                .filter(candidate -> candidate.column() == request.column())
                .findFirst()
                .orElse(null);
        if (property == null) {
            return null; // a column of another table, which is told already
        }
        String name = "version column '" + property.column().name() + "' ";
        if (key.contains(property)) {
            problem.accept(name + "is part of the key, which must not change. Name another column.");
        }
        if (property.column().computed().isPresent()) {
            problem.accept(name + "is computed by the database. Name a column that can be written.");
        }
        if (property.isReadOnly()) {
            problem.accept(
                    name + "is an argument of the constructor, so that an object cannot take the next version. Leave"
                            + " it out of the class; the session keeps it beside the object.");
        }
        UnaryOperator<@Nullable Object> next = request.next();
        if (next == null) {
            next = counting(property.column().type().javaType());
        }
        if (next == null) {
            problem.accept(name + "has values of "
                    + property.column().type().javaType().getName()
                    + ", which cannot be counted. Say which comes next: version(column, next).");
            return null;
        }
        return new Version<>(property, next);
    }

    private static @Nullable UnaryOperator<@Nullable Object> counting(Class<?> type) {
        if (type == Integer.class) {
            return current -> current == null ? 1 : Math.incrementExact((Integer) current);
        }
        if (type == Long.class) {
            return current -> current == null ? 1L : Math.incrementExact((Long) current);
        }
        if (type == Short.class) {
            return current -> current == null ? (short) 1 : (short) (((Short) current) + 1);
        }
        return null;
    }
}
