package io.mercator.session.bulk;

import io.mercator.api.error.SessionException;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.Table;
import io.mercator.session.mapper.KeyValues;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What is common to rows that are given as values of columns. */
abstract class TableRows<T> implements BulkSource<T> {
    private final Table table;
    private final ColumnChecks checks;
    private final String operation;

    TableRows(Table table, BulkContext context, BulkShape.Kind kind) {
        this.table = table;
        this.checks = new ColumnChecks(context.engine());
        this.operation = kind.operation();
    }

    final Table table() {
        return table;
    }

    /** Begins the messages of one row's errors. */
    final String place(int index) {
        return operation + ", row at index " + index;
    }

    /** Refuses columns of other tables, and values of other classes or that do not fit. */
    final void checkValues(Map<? extends Column<?>, ?> row, int index) {
        row.forEach((column, value) -> {
            ColumnChecks.checkWritable(table, column, place(index));
            Object fitted;
            try {
                fitted = KeyValues.checked(column, value);
            } catch (SessionException refused) {
                throw new SessionException(place(index) + ": " + refused.getMessage(), refused);
            }
            checks.check(column, "", fitted, () -> place(index));
        });
    }

    /** Returns what a supplier of the column's gave, checked. */
    final @Nullable Object supplied(Column<?> column, Supplier<?> supplier, int index) {
        Object value = checks.generated(column, supplier);
        checks.check(column, "", value, () -> place(index) + ", by the column's own option");
        return value;
    }

    /** Returns a row's key, or says which part is missing. */
    final Object[] key(List<Column<?>> columns, List<? extends @Nullable Object> values, int index) {
        Object[] key = new Object[columns.size()];
        for (int place = 0; place < key.length; place++) {
            Column<?> column = columns.get(place);
            Object value = values.get(place);
            if (value == null) {
                throw new SessionException(place(index) + " has no value for '" + ColumnChecks.name(column)
                        + "', by which rows of '" + table.qualifiedName() + "' are found. Give it one.");
            }
            key[place] = fitted(column, value, index);
        }
        return key;
    }

    private Object fitted(Column<?> column, Object value, int index) {
        try {
            Object fitted = KeyValues.checked(column, value);
            return fitted == null ? value : fitted;
        } catch (SessionException refused) {
            throw new SessionException(place(index) + ": " + refused.getMessage(), refused);
        }
    }

    /** Returns the columns by which rows of a table without a class are found. */
    static List<Column<?>> keyOf(Table table) {
        if (table.primaryKeyColumns().isEmpty()) {
            throw new SessionException("Table '" + table.qualifiedName() + "' has no primary key by which rows could be"
                    + " found. Declare one, give the class whose mapping has key(...), or use execute(...) with a"
                    + " statement of your own.");
        }
        return table.primaryKeyColumns();
    }
}
