package io.mercator.types;

import io.mercator.api.type.SqlType;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A type with values in ascending order, which each database must keep, compare and order; or refuse, where it is said so.
 *
 * @param name how the documents call it
 * @param type the type
 * @param values distinct values in ascending order, at least two
 * @param refusals by database and operation what the refusal says
 * @param <T> the Java class of the values
 */
record TypeCase<T>(String name, SqlType<T> type, List<T> values, Map<String, String> refusals) {
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    static <T> TypeCase<T> of(String name, SqlType<T> type, T... ascending) {
        return new TypeCase<>(name, type, List.of(ascending), Map.of());
    }

    /** Says that a database refuses operations. */
    TypeCase<T> refused(String database, String reason, Operation... operations) {
        Map<String, String> all = new LinkedHashMap<>(refusals);
        Set<Operation> which =
                operations.length == 0 ? EnumSet.allOf(Operation.class) : EnumSet.copyOf(List.of(operations));
        which.forEach(operation -> all.put(database + " " + operation, reason));
        return new TypeCase<>(name, type, values, all);
    }

    Optional<String> refusal(String database, Operation operation) {
        return Optional.ofNullable(refusals.get(database + " " + operation));
    }

    @Override
    public String toString() {
        return name;
    }
}
