package io.mercator.engine.execute;

import io.mercator.api.dialect.ValueCodec;
import io.mercator.api.engine.Result;
import io.mercator.api.error.SchemaException;
import io.mercator.api.error.Suggestions;
import io.mercator.api.spi.ParameterWriter;
import io.mercator.api.spi.RowReader;
import io.mercator.api.sql.ColumnRef;
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
import java.util.Locale;

/** Runs the user's own SQL text, of which only the driver knows whether it gives rows. */
final class TextExecution {
    private TextExecution() {}

    static <R extends Row> Result<R> execute(StatementRunner runner, StatementPlan plan, ParameterWriter writer) {
        SentStatement sent = SentStatement.of(plan, writer, 0, 1);
        return runner.run(sent, () -> {
            PreparedStatement statement = runner.take(plan.sql());
            new StatementParameters(plan.parameters(), statement).write(writer, 0);
            runner.sentText(plan.sql());
            return statement.execute()
                    ? rows(runner, sent, statement)
                    : new CountResult<>(Math.max(0, statement.getUpdateCount()));
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

    /** Runs text for its rows, of which each column is told by its name. */
    static RowReader query(
            StatementRunner runner, StatementPlan plan, ParameterWriter writer, List<? extends ColumnRef<?>> columns) {
        SentStatement sent = SentStatement.of(plan, writer, 0, 1);
        return runner.run(sent, () -> {
            PreparedStatement statement = runner.take(plan.sql());
            new StatementParameters(plan.parameters(), statement).write(writer, 0);
            runner.sentText(plan.sql());
            ResultSet rows = statement.executeQuery();
            return new JdbcRowReader(runner, sent, statement, rows, codecs(runner, rows.getMetaData(), columns));
        });
    }

    private static ValueCodec<?>[] codecs(
            StatementRunner runner, ResultSetMetaData metadata, List<? extends ColumnRef<?>> columns)
            throws SQLException {
        List<String> labels = new ArrayList<>(metadata.getColumnCount());
        for (int index = 1; index <= metadata.getColumnCount(); index++) {
            labels.add(metadata.getColumnLabel(index).toLowerCase(Locale.ROOT));
        }
        ValueCodec<?>[] codecs = new ValueCodec<?>[columns.size()];
        for (int index = 0; index < codecs.length; index++) {
            ColumnRef<?> column = columns.get(index);
            int place = place(labels, column);
            codecs[index] = new PlacedCodec<>(runner.context().codec(column.type()), place + 1);
        }
        return codecs;
    }

    private static int place(List<String> labels, ColumnRef<?> column) {
        String name = column.name().toLowerCase(Locale.ROOT);
        int place = labels.indexOf(name);
        if (place < 0) {
            place = labels.indexOf(column.from().correlationName().toLowerCase(Locale.ROOT) + "_" + name);
        }
        if (place < 0) {
            throw new SchemaException("The text gives no column for '"
                    + column.from().correlationName() + "." + column.name() + "'. "
                    + Suggestions.sentence("Its columns", name, labels) + " Select it under that name.");
        }
        return place;
    }
}
