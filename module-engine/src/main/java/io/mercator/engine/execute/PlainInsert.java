package io.mercator.engine.execute;

import io.mercator.api.schema.Column;
import io.mercator.api.schema.Table;
import io.mercator.api.spi.KeyReceiver;
import io.mercator.api.spi.ParameterWriter;
import io.mercator.api.sql.Expression;
import io.mercator.engine.statement.StatementPlan;
import java.util.List;
import java.util.Map;

/** Inserts rows of which the database generates nothing that is wanted: a batch, or one statement for each row. */
final class PlainInsert extends InsertStrategy {
    private final StatementPlan plan;
    private final boolean batched;

    PlainInsert(
            ExecutionContext context,
            Table table,
            List<Column<?>> columns,
            Map<Column<?>, Expression<?>> expressions,
            boolean batched) {
        super(columns, List.of());
        this.plan = InsertStatements.compile(context, table, columns, expressions, 1, List.of());
        this.batched = batched;
    }

    @Override
    void insert(StatementRunner runner, int rows, ParameterWriter writer, KeyReceiver receiver) {
        if (batched && rows > 1) {
            PlanExecution.batch(runner, plan, rows, writer);
            return;
        }
        for (int row = 0; row < rows; row++) {
            PlanExecution.update(runner, plan, writer, row);
        }
    }
}
