package io.mercator.session.mapper;

import io.mercator.api.type.SqlType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values of several columns together, compared by the rules of the columns' types and never by the values' own. */
public final class ColumnValues {
    private final List<SqlType<?>> types;
    private final Object[] values;
    private final int hash;

    private ColumnValues(List<SqlType<?>> types, Object[] values) {
        this.types = types;
        this.values = values;
        int all = 1;
        for (int index = 0; index < values.length; index++) {
            all = 31 * all + hash(types.get(index), values[index]);
        }
        this.hash = all;
    }

    /** Returns the values of properties in a row; null when one of them is null, since NULL refers to nothing. */
    public static @Nullable ColumnValues of(List<? extends PropertyPlan<?>> properties, Snapshot row) {
        Object[] values = new Object[properties.size()];
        for (int index = 0; index < values.length; index++) {
            Object value = properties.get(index).value(row);
            if (value == null) {
                return null;
            }
            values[index] = value;
        }
        return of(types(properties), values);
    }

    /** Returns the values of properties that an object has; null when one of them is null. */
    public static <E> @Nullable ColumnValues of(List<PropertyPlan<E>> properties, E object) {
        Object[] values = new Object[properties.size()];
        for (int index = 0; index < values.length; index++) {
            Object value = properties.get(index).value(object);
            if (value == null) {
                return null;
            }
            values[index] = value;
        }
        return of(types(properties), values);
    }

    public static ColumnValues of(List<SqlType<?>> types, Object[] values) {
        return new ColumnValues(types, values);
    }

    public static List<SqlType<?>> types(List<? extends PropertyPlan<?>> properties) {
        List<SqlType<?>> types = new ArrayList<>(properties.size());
        properties.forEach(property -> types.add(property.column().type()));
        return types;
    }

    /** Tells whether two rows have the same values, by the rules of the first one's types; NULL equals nothing. */
    public static boolean areEqual(
            List<? extends PropertyPlan<?>> properties,
            Snapshot row,
            List<? extends PropertyPlan<?>> others,
            Snapshot other) {
        for (int index = 0; index < properties.size(); index++) {
            Object left = properties.get(index).value(row);
            Object right = others.get(index).value(other);
            if (left == null
                    || right == null
                    || !equal(properties.get(index).column().type(), left, right)) {
                return false;
            }
        }
        return true;
    }

    public Object value(int index) {
        return values[index];
    }

    public Object[] values() {
        return values.clone();
    }

    @SuppressWarnings("unchecked") // the values are of the types' classes
    private static <T> int hash(SqlType<T> type, Object value) {
        return type.keyHash((T) value);
    }

    @SuppressWarnings("unchecked") // the values are of the types' classes
    private static <T> boolean equal(SqlType<T> type, Object left, Object right) {
        return type.keyEquals((T) left, (T) right);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        if (!(other instanceof ColumnValues that) || that.hash != hash || that.values.length != values.length) {
            return false;
        }
        for (int index = 0; index < values.length; index++) {
            if (!equal(types.get(index), values[index], that.values[index])) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
