package io.mercator.session.mapper;

import io.mercator.api.schema.Index;
import io.mercator.api.sql.OrderItem;
import io.mercator.api.sql.OrderTerm;
import io.mercator.api.type.SqlType;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Properties whose values together no two rows may share: the table's primary key, or one of its UNIQUE constraints and
 * unique indexes.
 */
public record UniqueKey(List<PropertyPlan<?>> properties, BitSet indexes) {
    public UniqueKey(List<PropertyPlan<?>> properties) {
        this(properties, new BitSet());
        properties.forEach(property -> indexes.set(property.index()));
    }

    static List<UniqueKey> of(MapperPlan<?> plan) {
        List<UniqueKey> keys = new ArrayList<>();
        keys.add(new UniqueKey(List.copyOf(plan.key())));
        for (PropertyPlan<?> property : plan.properties()) {
            if (property.column().isUnique()) {
                keys.add(new UniqueKey(List.of(property)));
            }
        }
        plan.table().uniqueConstraints().forEach(constraint -> add(keys, plan, constraint.columns()));
        for (Index index : plan.table().indexes()) {
            if (index.isUnique() && index.condition().isEmpty()) {
                add(keys, plan, index.items().stream().map(UniqueKey::ordered).toList());
            }
        }
        return keys;
    }

    private static Object ordered(OrderItem item) {
        return item instanceof OrderTerm term ? term.expression() : item;
    }

    /** Adds a key of several columns, if the class has all of them; of an index over expressions it has none. */
    private static void add(List<UniqueKey> keys, MapperPlan<?> plan, List<?> columns) {
        List<PropertyPlan<?>> mapped = new ArrayList<>();
        plan.properties().stream()
                .filter(property -> columns.contains(property.column()))
                .forEach(mapped::add);
        if (mapped.size() == columns.size()) {
            keys.add(new UniqueKey(mapped));
        }
    }

    /** Tells whether two rows have different values. */
    public boolean differs(Snapshot left, Snapshot right) {
        for (PropertyPlan<?> property : properties) {
            if (property.differs(left, right)) {
                return true;
            }
        }
        return false;
    }

    /** Returns the value that a row has for this key; null when a part is NULL, with which nothing collides. */
    public @Nullable Value value(Snapshot snapshot) {
        return value(properties, snapshot);
    }

    /** Returns the value that a row's other properties have, for example its foreign key to this one. */
    public @Nullable Value value(List<? extends PropertyPlan<?>> others, Snapshot snapshot) {
        List<Object> parts = new ArrayList<>(properties.size());
        for (PropertyPlan<?> property : others) {
            Object part = property.value(snapshot);
            if (part == null) {
                return null;
            }
            parts.add(part);
        }
        return new Value(this, parts);
    }

    /** A value of the key, compared by the rules of the columns' types. */
    public static final class Value {
        private final UniqueKey key;
        private final List<Object> parts;

        Value(UniqueKey key, List<Object> parts) {
            this.key = key;
            this.parts = parts;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            if (!(other instanceof Value that) || that.key != key) {
                return false;
            }
            for (int index = 0; index < parts.size(); index++) {
                if (!equal(key.properties.get(index).column().type(), parts.get(index), that.parts.get(index))) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public int hashCode() {
            int hash = System.identityHashCode(key);
            for (int index = 0; index < parts.size(); index++) {
                hash = 31 * hash + hash(key.properties.get(index).column().type(), parts.get(index));
            }
            return hash;
        }

        @SuppressWarnings("unchecked") // the parts are values of the properties' columns
        private static <T> boolean equal(SqlType<T> type, Object left, Object right) {
            return type.keyEquals((T) left, (T) right);
        }

        @SuppressWarnings("unchecked") // the parts are values of the properties' columns
        private static <T> int hash(SqlType<T> type, Object value) {
            return type.keyHash((T) value);
        }

        @Override
        public String toString() {
            return parts.size() == 1 ? String.valueOf(parts.get(0)) : parts.toString();
        }
    }
}
