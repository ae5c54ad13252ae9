package io.mercator.engine.execute;

import io.mercator.api.dialect.ValueCodec;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.Table;
import io.mercator.api.spi.KeyReceiver;
import io.mercator.api.spi.ParameterWriter;
import io.mercator.api.sql.Expression;
import io.mercator.engine.statement.StatementPlan;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Plain INSERTs with JDBC's generated keys: one statement for each row, or a batch where the driver gives the keys of all
 * rows in order. Drivers name the key's column as they like ({@code 1}, {@code last_insert_rowid()}), and some return all
 * columns of the row: a single column is the key, among several the name tells.
 */
final class GeneratedKeyInsert extends InsertStrategy {
    private final Table table;
    private final Column<?> key;
    private final StatementPlan plan;
    private final ValueCodec<?> codec;
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
        this.key = key;
        this.plan = InsertStatements.compile(context, table, columns, expressions, 1, List.of());
        this.codec = context.compiler().codec(key.type());
        this.batched = batched;
    }

    @Override
    void insert(StatementRunner runner, int rows, ParameterWriter writer, KeyReceiver receiver) {
        if (batched && rows > 1 && plan.parameters().isBatchable()) {
            deliver(
                    runner.run(SentStatement.batch(plan, writer, rows), () -> execute(runner, writer, 0, rows)),
                    0,
                    rows,
                    receiver);
            return;
        }
        for (int row = 0; row < rows; row++) {
            int single = row;
            deliver(
                    runner.run(SentStatement.of(plan, writer, row, 1), () -> execute(runner, writer, single, 1)),
                    row,
                    1,
                    receiver);
        }
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

    private List<Object> execute(StatementRunner runner, ParameterWriter writer, int first, int rows)
            throws SQLException {
        PreparedStatement statement = runner.takeWithKeys(plan.sql());
        StatementParameters parameters = new StatementParameters(plan.parameters(), statement);
        if (rows == 1) {
            parameters.write(writer, first);
            statement.executeUpdate();
        } else {
            for (int row = 0; row < rows; row++) {
                parameters.write(writer, first + row);
                statement.addBatch();
            }
            statement.executeBatch();
        }
        return keys(statement, rows);
    }

    private List<Object> keys(PreparedStatement statement, int rows) throws SQLException {
        List<Object> keys = new ArrayList<>(rows);
        try (ResultSet generated = statement.getGeneratedKeys()) {
            int index = keyIndex(generated.getMetaData());
            while (generated.next()) {
                Object value = codec.read(generated, index);
                if (value != null) {
                    keys.add(value);
                }
            }
        }
        return keys;
    }

    private int keyIndex(ResultSetMetaData columns) throws SQLException {
        for (int index = 1; columns.getColumnCount() > 1 && index <= columns.getColumnCount(); index++) {
            if (columns.getColumnLabel(index).equalsIgnoreCase(key.name())) {
                return index;
            }
        }
        return 1;
    }
}
