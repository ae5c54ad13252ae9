package io.mercator.engine.execute;

import io.mercator.api.schema.Column;
import io.mercator.api.schema.Table;
import io.mercator.api.spi.KeyReceiver;
import io.mercator.api.spi.ParameterWriter;
import io.mercator.api.sql.Expression;
import io.mercator.engine.statement.StatementPlan;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Plain INSERTs with JDBC's generated keys: a statement for each row, or a batch where the driver gives the keys of all rows
 * in order.
 */
final class GeneratedKeyInsert extends InsertStrategy {
    private final Table table;
    private final StatementPlan plan;
    private final DriverKeys keys;
    private final boolean batched;

    GeneratedKeyInsert(
            ExecutionContext context,
            Table table,
            List<Column<?>> columns,
            Map<Column<?>, Expression<?>> expressions,
            Column<?> key,
            boolean batched) {
        super(columns, List.of(key));
        this.table = table;
        this.plan = InsertStatements.compile(context, table, columns, expressions, 1, List.of());
        this.keys = new DriverKeys(context, key);
        this.batched = batched;
    }

    @Override
    void insert(StatementRunner runner, int rows, ParameterWriter writer, KeyReceiver receiver) {
        if (batched && rows > 1 && plan.parameters().isBatchable()) {
            deliver(keys.ofBatch(runner, plan, writer, rows), 0, rows, receiver);
            return;
        }
        for (int row = 0; row < rows; row++) {
            insertOne(runner, row, writer, receiver);
        }
    }

    void insertOne(StatementRunner runner, int row, ParameterWriter writer, KeyReceiver receiver) {
        deliver(keys.ofRows(runner, plan, writer, row, 1), row, 1, receiver);
    }

    private void deliver(List<Object> keys, int first, int rows, KeyReceiver receiver) {
        if (keys.size() != rows) {
            throw InsertErrors.noKey(table, "the driver gave " + keys.size() + " keys for " + rows + " rows");
        }
        ValuesReader values = new ValuesReader();
        for (int index = 0; index < rows; index++) {
            receiver.accept(first + index, values.at(new @Nullable Object[] {keys.get(index)}));
        }
    }
}
