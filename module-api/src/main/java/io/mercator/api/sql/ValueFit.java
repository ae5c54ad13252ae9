package io.mercator.api.sql;

import io.mercator.api.error.ValueMisfitException;
import io.mercator.api.type.SqlType;
import org.jspecify.annotations.Nullable;

/** Refuses values that a column would cut or round, when a statement is built. */
final class ValueFit {
    private ValueFit() {}

    static void check(ColumnRef<?> column, Expression<?> value) {
        if (value instanceof Bind<?> bind && bind.value() != null) {
            check(column, column.type(), bind.value());
        }
    }

    @SuppressWarnings("unchecked") // the class of the value was compared with the type's
    private static <T> void check(ColumnRef<?> column, SqlType<T> type, Object value) {
        if (!type.javaType().isInstance(value)) {
            return;
        }
        @Nullable String misfit = type.misfit((T) value);
        if (misfit != null) {
            String name = column.from().correlationName() + "." + column.name();
            throw new ValueMisfitException(
                    name, "", "The value for column '" + name + "' (" + type + ") does not fit: " + misfit);
        }
    }
}
