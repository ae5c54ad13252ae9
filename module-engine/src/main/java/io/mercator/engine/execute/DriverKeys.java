package io.mercator.engine.execute;

import io.mercator.api.dialect.ValueCodec;
import io.mercator.api.schema.Column;
import io.mercator.api.spi.ParameterWriter;
import io.mercator.engine.statement.StatementPlan;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * JDBC's generated keys of an INSERT. Drivers name the key's column as they like ({@code 1}, {@code last_insert_rowid()}), and
 * some return all columns of the row: a single column is the key, among several the name tells.
 */
final class DriverKeys {
    private final Column<?> key;
    private final String stored;
    private final ValueCodec<?> codec;

    DriverKeys(ExecutionContext context, Column<?> key) {
        this.key = key;
        this.stored = context.dialect().identifiers().stored(key.name());
        this.codec = context.compiler().codec(key.type());
    }

    /** Runs an INSERT whose text has places for some rows, and returns their keys as the driver gives them. */
    List<Object> ofRows(StatementRunner runner, StatementPlan plan, ParameterWriter writer, int first, int rows) {
        return runner.run(SentStatement.of(plan, writer, first, rows), () -> {
            PreparedStatement statement = runner.takeWithKeys(plan.sql());
            PlanExecution.write(plan, statement, writer, first, rows);
            statement.executeUpdate();
            return read(statement, rows);
        });
    }

    /** Runs an INSERT of one row as a batch, and returns the keys as the driver gives them. */
    List<Object> ofBatch(StatementRunner runner, StatementPlan plan, ParameterWriter writer, int rows) {
        return runner.run(SentStatement.batch(plan, writer, rows), () -> {
            PreparedStatement statement = runner.takeWithKeys(plan.sql());
            StatementParameters parameters = new StatementParameters(plan.parameters(), statement);
            for (int row = 0; row < rows; row++) {
                parameters.write(writer, row);
                statement.addBatch();
            }
            statement.executeBatch();
            return read(statement, rows);
        });
    }

    private List<Object> read(PreparedStatement statement, int rows) throws SQLException {
        List<Object> keys = new ArrayList<>(rows);
        try (ResultSet generated = statement.getGeneratedKeys()) {
            int index = index(generated.getMetaData());
            while (generated.next()) {
                Object value = codec.read(generated, index);
                if (value != null) {
                    keys.add(value);
                }
            }
        }
        return keys;
    }

    /** The name as the database stores it comes before others that differ in case alone. */
    private int index(ResultSetMetaData columns) throws SQLException {
        int count = columns.getColumnCount();
        int alike = 1;
        for (int index = count; count > 1 && index >= 1; index--) {
            String label = columns.getColumnLabel(index);
            if (label.equals(stored)) {
                return index;
            }
            if (label.equalsIgnoreCase(key.name())) {
                alike = index;
            }
        }
        return alike;
    }
}
