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

/** Compiles the INSERT statements of the strategies. */
final class InsertStatements {
    private InsertStatements() {}

    static StatementPlan compile(
            ExecutionContext context, Table table, List<Column<?>> columns, int rows, List<Column<?>> returned) {
        List<List<Expression<?>>> values = new ArrayList<>(rows);
        for (int row = 0; row < rows; row++) {
            values.add(columns.stream()
                    .<Expression<?>>map(column -> unbound(column.type()))
                    .toList());
        }
        Insert insert = Insert.rows(table, columns, values);
        return context.compiler()
                .compile(returned.isEmpty() ? insert : insert.returning(returned.toArray(new Expression<?>[0])));
    }

    private static <T> Bind<T> unbound(SqlType<T> type) {
        return new Bind<>(null, type);
    }
}
