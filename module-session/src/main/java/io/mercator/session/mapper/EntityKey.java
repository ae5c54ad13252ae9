package io.mercator.session.mapper;

import io.mercator.api.type.SqlType;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The identity of a row: mapper and key values, compared by the types' own rules and never by the values'
 * {@code equals}.
 */
public final class EntityKey {
    private final MapperPlan<?> plan;
    private final Object[] values;
    private final int hash;

    public EntityKey(MapperPlan<?> plan, Object[] values) {
        this.plan = plan;
        this.values = values;
        int computed = System.identityHashCode(plan);
        for (int index = 0; index < values.length; index++) {
            computed = 31 * computed + hash(plan.key().get(index).column().type(), values[index]);
        }
        this.hash = computed;
    }

    public List<Object> values() {
        return List.of(values);
    }

    public Object value(int index) {
        return values[index];
    }

    @SuppressWarnings("unchecked") // the values are those of the key columns' types
    private static <T> int hash(SqlType<T> type, Object value) {
        return type.keyHash((T) value);
    }

    @SuppressWarnings("unchecked") // the values are those of the key columns' types
    private static <T> boolean equal(SqlType<T> type, Object left, Object right) {
        return type.keyEquals((T) left, (T) right);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        if (!(other instanceof EntityKey that) || that.hash != hash || that.plan != plan) {
            return false;
        }
        for (int index = 0; index < values.length; index++) {
            if (!equal(plan.key().get(index).column().type(), values[index], that.values[index])) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        return hash;
    }

    /** {@inheritDoc} For example {@code User(id=1)}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(plan.mapper().type().getSimpleName()).append('(');
        for (int index = 0; index < values.length; index++) {
            text.append(index == 0 ? "" : ", ")
                    .append(plan.key().get(index).name())
                    .append('=')
                    .append(
                            plan.key().get(index).column().type().stored().javaType() == String.class
                                    ? "'" + values[index] + "'"
                                    : Arrays.asList(values).get(index));
        }
        return text.append(')').toString();
    }
}
