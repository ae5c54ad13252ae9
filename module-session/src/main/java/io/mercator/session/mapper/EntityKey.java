package io.mercator.session.mapper;

import io.mercator.api.type.SqlType;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The identity of a row: mapper and key values, compared by the types' own rules and never by the values' {@code equals}. A key
 * that is one whole number is kept as that, and boxed when somebody asks for it.
 */
public final class EntityKey {
    private final MapperPlan<?> plan;
    private final Object @Nullable [] values;
    private final long number;
    private final int hash;

    public EntityKey(MapperPlan<?> plan, Object[] values) {
        boolean isNumber = plan.hasNumberKey() && values.length == 1;
        this.plan = plan;
        this.values = isNumber ? null : values;
        this.number = isNumber ? ((Number) values[0]).longValue() : 0;
        this.hash = isNumber ? hash(plan, number) : hash(plan, values);
    }

    /** Creates the key of a class whose keys are whole numbers. */
    public EntityKey(MapperPlan<?> plan, long number) {
        this.plan = plan;
        this.values = null;
        this.number = number;
        this.hash = hash(plan, number);
    }

    private static int hash(MapperPlan<?> plan, long number) {
        return 31 * System.identityHashCode(plan) + Long.hashCode(number);
    }

    private static int hash(MapperPlan<?> plan, Object[] values) {
        int computed = System.identityHashCode(plan);
        for (int index = 0; index < values.length; index++) {
            computed = 31 * computed + hash(plan.key().get(index).column().type(), values[index]);
        }
        return computed;
    }

    public List<Object> values() {
        return values == null ? List.of(value(0)) : List.of(values);
    }

    /** Returns how many values there are. */
    public int size() {
        return values == null ? 1 : values.length;
    }

    public Object value(int index) {
        return values == null ? plan.keyValue(number) : values[index];
    }

    /** Returns the one value of the key of a class whose keys are whole numbers. */
    public long number() {
        return number;
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
        if (!(other instanceof EntityKey that) || that.hash != hash || that.plan != plan || that.number != number) {
            return false;
        }
        if (values == null || that.values == null) {
            return values == that.values;
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
        Object[] all = values == null ? new Object[] {value(0)} : values;
        for (int index = 0; index < all.length; index++) {
            text.append(index == 0 ? "" : ", ")
                    .append(plan.key().get(index).name())
                    .append('=')
                    .append(
                            plan.key().get(index).column().type().stored().javaType() == String.class
                                    ? "'" + all[index] + "'"
                                    : Arrays.asList(all).get(index));
        }
        return text.append(')').toString();
    }
}
