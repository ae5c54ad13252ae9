package io.mercator.engine.execute;

import io.mercator.api.schema.Column;
import io.mercator.api.schema.Table;
import io.mercator.api.spi.KeyReceiver;
import io.mercator.api.spi.ParameterWriter;
import io.mercator.api.sql.Expression;
import io.mercator.engine.statement.StatementPlan;
import java.util.List;
import java.util.Map;

/** One INSERT ... RETURNING for each row. */
final class ReturningInsert extends InsertStrategy {
    private final Table table;
    private final StatementPlan plan;

    ReturningInsert(
            ExecutionContext context,
            Table table,
            List<Column<?>> columns,
            Map<Column<?>, Expression<?>> expressions,
            List<Column<?>> generated) {
        super(columns, generated);
        this.table = table;
        this.plan = InsertStatements.compile(context, table, columns, expressions, 1, generated);
    }

    @Override
    void insert(StatementRunner runner, int rows, ParameterWriter writer, KeyReceiver receiver) {
        for (int row = 0; row < rows; row++) {
            insertOne(runner, row, writer, receiver);
        }
    }

    void insertOne(StatementRunner runner, int row, ParameterWriter writer, KeyReceiver receiver) {
        try (JdbcRowReader returned = PlanExecution.query(runner, plan, writer, row, 1)) {
            if (!returned.next()) {
                throw InsertErrors.noKey(table, "RETURNING gave no row");
            }
            receiver.accept(row, returned);
        }
    }
}
