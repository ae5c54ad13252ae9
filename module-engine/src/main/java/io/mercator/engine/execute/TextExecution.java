package io.mercator.engine.execute;

import io.mercator.api.dialect.ValueCodec;
import io.mercator.api.engine.Result;
import io.mercator.api.spi.ParameterWriter;
import io.mercator.api.sql.Row;
import io.mercator.api.sql.RowHeader;
import io.mercator.engine.statement.StatementPlan;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Runs the user's own SQL text, of which only the driver knows whether it gives rows. */
final class TextExecution {
    private TextExecution() {}

    static <R extends Row> Result<R> execute(StatementRunner runner, StatementPlan plan, ParameterWriter writer) {
        SentStatement sent = SentStatement.of(plan, writer, 0, 1);
        return runner.run(sent, () -> {
            PreparedStatement statement = runner.take(plan.sql());
            try {
                new StatementParameters(plan.parameters(), statement).write(writer, 0);
                if (statement.execute()) {
                    return rows(runner, sent, statement);
                }
                long count = statement.getUpdateCount();
                runner.statements().giveBack(plan.sql(), statement);
                return new CountResult<>(Math.max(0, count));
            } catch (SQLException | RuntimeException | Error failed) {
                Closing.after(failed, statement);
                throw failed;
            }
        });
    }

    private static <R extends Row> Result<R> rows(
            StatementRunner runner, SentStatement sent, PreparedStatement statement) throws SQLException {
        ResultSet rows = statement.getResultSet();
        ResultSetMetaData columns = rows.getMetaData();
        List<String> keys = new ArrayList<>(columns.getColumnCount());
        for (int index = 1; index <= columns.getColumnCount(); index++) {
            keys.add(columns.getColumnLabel(index));
        }
        ValueCodec<?>[] codecs = new ValueCodec<?>[keys.size()];
        Arrays.fill(codecs, TextCodec.INSTANCE);
        return new RowResult<>(
                new JdbcRowReader(runner, sent, statement, rows, codecs), new RowHeader(List.of(), keys));
    }
}
