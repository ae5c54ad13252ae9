package io.mercator.session.mapper;

import io.mercator.api.error.SessionException;
import io.mercator.api.schema.Column;
import io.mercator.api.sql.Condition;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Typed passages from values whose class was checked to columns of that class. */
public final class KeyValues {
    private KeyValues() {}

    static Object fitted(Column<?> column, @Nullable Object value) {
        if (value == null) {
            throw new SessionException("A key value must not be null (column '"
                    + column.table().qualifiedName() + "." + column.name() + "').");
        }
        Class<?> wanted = column.type().javaType();
        if (wanted.isInstance(value)) {
            return value;
        }
        if (value instanceof Integer || value instanceof Long || value instanceof Short) {
            long number = ((Number) value).longValue();
            if (wanted == Long.class) {
                return number;
            }
            if (wanted == Integer.class && number == (int) number) {
                return (int) number;
            }
            if (wanted == Short.class && number == (short) number) {
                return (short) number;
            }
        }
        throw new SessionException(
                "Column '" + column.table().qualifiedName() + "." + column.name() + "' has values of "
                        + wanted.getName() + ", and " + value.getClass().getName() + " was given.");
    }

    @SuppressWarnings("unchecked") // the value is of the column's class
    public static <T> Condition equal(Column<T> column, @Nullable Object value) {
        return column.eq((T) value);
    }

    @SuppressWarnings("unchecked") // the values are of the column's class
    public static <T> Condition oneOf(Column<T> column, Collection<?> values) {
        return column.in((List<T>) List.copyOf(values));
    }

    /** Checks a value that a user gave for a column, null included. */
    public static @Nullable Object checked(Column<?> column, @Nullable Object value) {
        return value == null ? null : fitted(column, value);
    }
}
