package io.mercator.api.mapping;

import io.mercator.api.error.ConfigurationException;
import io.mercator.api.mapping.RelationshipJoin.Pair;
import io.mercator.api.schema.Column;
import io.mercator.api.sql.Bind;
import io.mercator.api.sql.ColumnRef;
import io.mercator.api.sql.Condition;
import org.jspecify.annotations.Nullable;

/** The values that an object has for columns of its table, by which conditions name it. */
final class MappedValues {
    private MappedValues() {}

    /** Returns the value, or says why there is none. */
    static Object of(Mapper<?> mapper, Object object, Column<?> column) {
        Object value = find(mapper, object, column);
        if (value == null) {
            throw new ConfigurationException("The " + object.getClass().getSimpleName() + " has no value for column '"
                    + column.table().qualifiedName() + "." + column.name()
                    + "' yet, by which a query could name it. Flush it first.");
        }
        return value;
    }

    /** Returns the value: of a property, else of what a reference of the object refers to; null for none. */
    static <X> @Nullable Object find(Mapper<X> mapper, Object object, Column<?> column) {
        X known = mapper.type().cast(object);
        Property<X> property = mapper.findProperty(column).orElse(null);
        if (property != null && !property.isHidden()) {
            return property.access().value(known);
        }
        for (Relationship<X, ?> relationship : mapper.relationships()) {
            if (relationship instanceof ToOne<X, ?> reference) {
                Object value = referred(reference, known, column);
                if (value != null) {
                    return value;
                }
            }
        }
        return null;
    }

    private static <X, T> @Nullable Object referred(ToOne<X, T> reference, X object, Column<?> column) {
        RelationshipJoin join = reference.join();
        if (join.kind() != RelationshipJoin.Kind.MANY_TO_ONE) {
            return null;
        }
        for (Pair pair : join.pairs()) {
            if (pair.left() == column) {
                T other = reference.get(object);
                return other == null ? null : find(reference.targetMapper(), other, pair.right());
            }
        }
        return null;
    }

    /** The value bound before the column, as SQLAlchemy writes it for relationships. */
    @SuppressWarnings("unchecked") // the value is of the class of the column's values
    static <V> Condition boundEqual(ColumnRef<V> column, Object value) {
        return new Bind<>((V) value, column.type()).eq(column);
    }

    @SuppressWarnings("unchecked") // the value is of the class of the column's values
    static <V> Condition equal(ColumnRef<V> column, Object value) {
        return column.eq((V) value);
    }

    @SuppressWarnings("unchecked") // the value is of the class of the column's values
    static <V> Condition differs(ColumnRef<V> column, Object value) {
        return column.ne((V) value);
    }
}
