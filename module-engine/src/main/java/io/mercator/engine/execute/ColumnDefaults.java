package io.mercator.engine.execute;

import io.mercator.api.schema.Column;
import io.mercator.api.schema.Table;
import io.mercator.api.sql.Bind;
import io.mercator.api.sql.ColumnRef;
import io.mercator.api.sql.Expression;
import io.mercator.api.sql.Insert;
import io.mercator.api.sql.Row;
import io.mercator.api.sql.Statement;
import io.mercator.api.sql.Update;
import io.mercator.api.type.SqlType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Adds to statements of the user's own what the columns that they leave out get from the client. */
final class ColumnDefaults {
    private ColumnDefaults() {}

    @SuppressWarnings("unchecked") // an INSERT or UPDATE with more columns gives the same rows
    static <R extends Row> Statement<R> applied(Statement<R> statement, ExecutionContext context) {
        if (statement instanceof Insert insert && insert.table() instanceof Table table) {
            return (Statement<R>) inserted(insert, table, context);
        }
        if (statement instanceof Update update && update.table() instanceof Table table) {
            return (Statement<R>) updated(update, table, context);
        }
        return statement;
    }

    private static Insert inserted(Insert insert, Table table, ExecutionContext context) {
        if (insert.rows().isEmpty()) {
            return insert;
        }
        Set<Object> given = new HashSet<>(insert.columnList().expressions());
        List<Column<?>> added = table.columns().stream()
                .filter(column -> !given.contains(column))
                .filter(column -> column.clientDefault().isPresent()
                        || column.defaultExpression().isPresent())
                .toList();
        if (added.isEmpty()) {
            return insert;
        }
        List<List<Expression<?>>> values = new ArrayList<>();
        for (int row = 0; row < insert.rows().size(); row++) {
            List<Expression<?>> line = new ArrayList<>();
            added.forEach(column -> line.add(defaultOf(column, context)));
            values.add(line);
        }
        return insert.adding(added, values);
    }

    private static Expression<?> defaultOf(Column<?> column, ExecutionContext context) {
        return column.clientDefault().isPresent()
                ? bound(column.type(), column.clientDefault().get().get(), context)
                : column.defaultExpression().orElseThrow();
    }

    private static Update updated(Update update, Table table, ExecutionContext context) {
        Update longer = update;
        for (Column<?> column : table.columns()) {
            if (column.onUpdate().isEmpty() && column.onUpdateExpression().isEmpty()) {
                continue;
            }
            boolean isSet = update.assignments().stream().anyMatch(assignment -> assignment.column() == column);
            if (!isSet && column.onUpdate().isPresent()) {
                longer = set(
                        longer,
                        column,
                        bound(column.type(), column.onUpdate().get().get(), context));
            } else if (!isSet && column.onUpdateExpression().isPresent()) {
                longer = set(longer, column, column.onUpdateExpression().get());
            }
        }
        return longer;
    }

    @SuppressWarnings("unchecked") // an option's value or expression is of its column's type
    private static <T> Update set(Update update, ColumnRef<T> column, Expression<?> value) {
        return update.set(column, (Expression<T>) value);
    }

    @SuppressWarnings("unchecked") // a default is of its column's class
    private static <T> Bind<T> bound(SqlType<T> type, @Nullable Object value, ExecutionContext context) {
        return new Bind<>((T) context.generated(type, value), type);
    }
}
