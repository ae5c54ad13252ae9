package io.mercator.session.flush;

import io.mercator.api.type.SqlType;
import io.mercator.session.mapper.MapperPlan;
import io.mercator.session.mapper.PropertyPlan;
import io.mercator.session.mapper.Snapshot;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Properties whose values together no two rows may share: a UNIQUE column, or the table's primary key. */
record UniqueKey(List<PropertyPlan<?>> properties) {
    static List<UniqueKey> of(MapperPlan<?> plan) {
        List<UniqueKey> keys = new ArrayList<>();
        keys.add(new UniqueKey(List.copyOf(plan.key())));
        for (PropertyPlan<?> property : plan.properties()) {
            if (property.column().isUnique()) {
                keys.add(new UniqueKey(List.of(property)));
            }
        }
        return keys;
    }

    boolean differs(Snapshot left, Snapshot right) {
        return properties.stream().anyMatch(property -> property.differs(left, right));
    }

    /** Returns the value that a row has for this key; null when a part is NULL, with which nothing collides. */
    @Nullable
    Value value(Snapshot snapshot) {
        List<Object> parts = new ArrayList<>(properties.size());
        for (PropertyPlan<?> property : properties) {
            Object part = property.value(snapshot);
            if (part == null) {
                return null;
            }
            parts.add(part);
        }
        return new Value(this, parts);
    }

    /** A value of the key, compared by the rules of the columns' types. */
    static final class Value {
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
