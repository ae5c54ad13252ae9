package io.mercator.engine.execute;

import io.mercator.api.schema.Column;
import io.mercator.api.schema.Table;
import io.mercator.api.sql.Bind;
import io.mercator.api.sql.Expression;
import io.mercator.api.sql.Insert;
import io.mercator.api.type.SqlType;
import io.mercator.engine.statement.StatementPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Compiles the INSERT statements of the strategies, with what a column's default expression gives a row without a value. */
final class InsertStatements {
    private InsertStatements() {}

    static StatementPlan compile(
            ExecutionContext context,
            Table table,
            List<Column<?>> columns,
            Map<Column<?>, Expression<?>> expressions,
            int rows,
            List<Column<?>> returned) {
        List<Column<?>> computed = table.columns().stream()
                .filter(column -> column.defaultExpression().isPresent() && !columns.contains(column))
                .filter(column -> !expressions.containsKey(column))
                .toList();
        List<Expression<?>> row = new ArrayList<>();
        columns.forEach(column -> row.add(unbound(column.type())));
        row.addAll(expressions.values());
        computed.forEach(column -> row.add(column.defaultExpression().orElseThrow()));
        List<Column<?>> all = new ArrayList<>(columns);
        all.addAll(expressions.keySet());
        all.addAll(computed);
        Insert insert = Insert.rows(table, all, repeated(row, rows));
        return context.compiler()
                .compile(returned.isEmpty() ? insert : insert.returning(returned.toArray(new Expression<?>[0])));
    }

    /** Makes bound values of their own for each row: a value that stands in a tree twice is traced to one place only. */
    private static List<List<Expression<?>>> repeated(List<Expression<?>> first, int rows) {
        List<List<Expression<?>>> all = new ArrayList<>(rows);
        all.add(first);
        for (int number = 1; number < rows; number++) {
            List<Expression<?>> row = new ArrayList<>(first.size());
            first.forEach(value -> row.add(value instanceof Bind<?> bind ? unbound(bind.type()) : value));
            all.add(row);
        }
        return all;
    }

    private static <T> Bind<T> unbound(SqlType<T> type) {
        return new Bind<>(null, type);
    }
}
