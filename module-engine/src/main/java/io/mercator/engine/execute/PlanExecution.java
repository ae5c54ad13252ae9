package io.mercator.engine.execute;

import io.mercator.api.dialect.Capability;
import io.mercator.api.dialect.Dialect;
import io.mercator.api.spi.ParameterWriter;
import io.mercator.engine.statement.StatementPlan;
import java.sql.BatchUpdateException;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** The ways in which the plan of a statement is run: as a query, once for its effect, as a batch. */
final class PlanExecution {
    private PlanExecution() {}

    /** Runs a query for one row of parameters. */
    static JdbcRowReader query(StatementRunner runner, StatementPlan plan, ParameterWriter writer) {
        return query(runner, plan, writer, 0, 1);
    }

    /** Runs a query whose text has places for some rows of parameters. */
    static JdbcRowReader query(
            StatementRunner runner, StatementPlan plan, ParameterWriter writer, int first, int rows) {
        SentStatement sent = SentStatement.of(plan, writer, first, rows);
        return runner.run(sent, () -> {
            PreparedStatement statement = runner.take(plan.sql());
            write(plan, statement, writer, first, rows);
            return new JdbcRowReader(runner, sent, statement, statement.executeQuery(), plan.columns());
        });
    }

    /** Binds some rows of parameters where the text has places for them. */
    static void write(StatementPlan plan, PreparedStatement statement, ParameterWriter writer, int first, int rows)
            throws SQLException {
        StatementParameters parameters = new StatementParameters(plan.parameters(), statement);
        int perRow = plan.parameters().count() / rows;
        for (int row = 0; row < rows; row++) {
            parameters.write(writer, first + row, row * perRow, perRow);
        }
    }

    /** Runs a statement for one row of parameters and returns how many rows it met. */
    static long update(StatementRunner runner, StatementPlan plan, ParameterWriter writer, int row) {
        return update(runner, plan, writer, row, 1);
    }

    /** Runs a statement whose text has places for some rows of parameters, and returns how many rows it met. */
    static long update(StatementRunner runner, StatementPlan plan, ParameterWriter writer, int first, int rows) {
        return runner.run(SentStatement.of(plan, writer, first, rows), () -> {
            PreparedStatement statement = runner.take(plan.sql());
            write(plan, statement, writer, first, rows);
            return change(runner.context().dialect(), plan, statement);
        });
    }

    private static long change(Dialect dialect, StatementPlan plan, PreparedStatement statement) throws SQLException {
        boolean isBatch = dialect.changesAsBatch()
                && dialect.has(Capability.BATCH_UPDATE_COUNTS)
                && plan.parameters().isBatchable();
        if (!isBatch) {
            return statement.executeUpdate();
        }
        statement.addBatch();
        return counts(statement.executeBatch(), 1)[0];
    }

    /** Runs a statement for each row of parameters, as a batch where its counts can be trusted. */
    static long[] updates(StatementRunner runner, StatementPlan plan, int rows, ParameterWriter writer) {
        if (rows > 1 && runner.context().dialect().has(Capability.BATCH_UPDATE_COUNTS)) {
            return batch(runner, plan, rows, writer);
        }
        long[] counts = new long[rows];
        for (int row = 0; row < rows; row++) {
            counts[row] = update(runner, plan, writer, row);
        }
        return counts;
    }

    /** Runs a statement as a batch; row by row, but prepared once, where the driver's batches would change a value. */
    static long[] batch(StatementRunner runner, StatementPlan plan, int rows, ParameterWriter writer) {
        return runner.run(SentStatement.batch(plan, writer, rows), () -> {
            PreparedStatement statement = runner.take(plan.sql());
            return plan.parameters().isBatchable()
                    ? together(plan, statement, rows, writer)
                    : oneByOne(plan, statement, rows, writer);
        });
    }

    private static long[] together(StatementPlan plan, PreparedStatement statement, int rows, ParameterWriter writer)
            throws SQLException {
        StatementParameters parameters = new StatementParameters(plan.parameters(), statement);
        for (int row = 0; row < rows; row++) {
            parameters.write(writer, row);
            statement.addBatch();
        }
        return counts(statement.executeBatch(), rows);
    }

    private static long[] oneByOne(StatementPlan plan, PreparedStatement statement, int rows, ParameterWriter writer)
            throws SQLException {
        StatementParameters parameters = new StatementParameters(plan.parameters(), statement);
        long[] counts = new long[rows];
        for (int row = 0; row < rows; row++) {
            parameters.write(writer, row);
            counts[row] = statement.executeUpdate();
        }
        return counts;
    }

    private static long[] counts(int[] driver, int rows) throws SQLException {
        if (driver.length != rows) {
            throw new BatchUpdateException(
                    "The driver gave " + driver.length + " counts for a batch of " + rows + ".", driver);
        }
        long[] counts = new long[rows];
        for (int row = 0; row < rows; row++) {
            counts[row] = driver[row];
        }
        return counts;
    }
}
