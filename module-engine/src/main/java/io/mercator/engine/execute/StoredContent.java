package io.mercator.engine.execute;

import io.mercator.api.schema.Column;
import io.mercator.api.schema.Table;
import io.mercator.api.sql.Bind;
import io.mercator.api.sql.Expression;
import io.mercator.api.sql.ExpressionList;
import io.mercator.api.sql.Row;
import io.mercator.api.sql.Select;
import io.mercator.engine.statement.StatementPlan;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the columns of rows that were just inserted, each by its key. */
final class StoredContent {
    private final Table table;
    private final StatementPlan plan;

    StoredContent(ExecutionContext context, Table table, Column<?> key, List<Column<?>> columns) {
        this.table = table;
        this.plan = context.compiler()
                .compile(Select.<Row>of(ExpressionList.of(columns)).from(table).where(equal(key)));
    }

    private static <T> Expression<Boolean> equal(Column<T> key) {
        @Nullable T none = null;
        return key.eq(new Bind<>(none, key.type()));
    }

    /** Returns the columns' values of each row, whose key is the first of those given. */
    List<@Nullable Object[]> of(StatementRunner runner, List<@Nullable Object[]> rows) {
        List<@Nullable Object[]> all = new ArrayList<>(rows.size());
        for (@Nullable Object[] row : rows) {
            try (JdbcRowReader reader = PlanExecution.query(runner, plan, (number, sink) -> sink.set(0, row[0]))) {
                if (!reader.next()) {
                    throw InsertErrors.noMatch(table, "a row is not found by the key that came back");
                }
                all.add(reader.values());
            }
        }
        return all;
    }
}
