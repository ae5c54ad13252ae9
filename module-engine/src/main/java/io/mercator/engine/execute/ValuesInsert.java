package io.mercator.engine.execute;

import io.mercator.api.schema.Column;
import io.mercator.api.schema.Table;
import io.mercator.api.spi.KeyReceiver;
import io.mercator.api.spi.ParameterWriter;
import java.util.List;
import java.util.Map;

/**
 * Inserts rows of which the database generates nothing that is wanted: full chunks in one VALUES each, what is left in a batch
 * of the statement for one row, so that few rows cost no text of their own.
 */
final class ValuesInsert extends InsertStrategy {
    private final PlainInsert single;
    private final ChunkPlans plans;

    ValuesInsert(ExecutionContext context, Table table, List<Column<?>> columns) {
        super(columns, List.of());
        this.single = new PlainInsert(context, table, columns, Map.of(), true);
        this.plans = new ChunkPlans(
                context, table, columns, List.of(), context.dialect().plainInsertChunk());
    }

    @Override
    void insert(StatementRunner runner, int rows, ParameterWriter writer, KeyReceiver receiver) {
        int chunk = plans.chunk();
        int first = 0;
        while (rows - first >= chunk && chunk > 1) {
            PlanExecution.update(runner, plans.plan(chunk), writer, first, chunk);
            first += chunk;
        }
        int left = first;
        if (left < rows) {
            single.insert(runner, rows - left, (row, sink) -> writer.write(left + row, sink), receiver);
        }
    }
}
