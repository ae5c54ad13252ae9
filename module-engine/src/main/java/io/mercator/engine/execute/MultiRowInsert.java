package io.mercator.engine.execute;

import io.mercator.api.dialect.Dialect;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.Table;
import io.mercator.api.spi.KeyReceiver;
import io.mercator.api.spi.ParameterWriter;
import io.mercator.engine.statement.StatementPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * INSERT of many rows in one VALUES with RETURNING, in chunks. What comes back is matched with what was given by
 * {@link RowMatching}, for which RETURNING names the given columns after the generated ones. A single row needs no
 * matching and returns the generated columns alone.
 */
final class MultiRowInsert extends InsertStrategy {
    private record Sized(int rows, StatementPlan plan) {}

    private final ExecutionContext context;
    private final Table table;
    private final ReturningInsert single;
    private final RowMatching matching;
    private final int chunk;
    private final AtomicReference<@Nullable Sized> full = new AtomicReference<>();
    private final AtomicReference<@Nullable Sized> rest = new AtomicReference<>();

    MultiRowInsert(ExecutionContext context, Table table, List<Column<?>> columns, List<Column<?>> generated) {
        super(columns, generated);
        this.context = context;
        this.table = table;
        this.single = new ReturningInsert(context, table, columns, Map.of(), generated);
        this.matching = new RowMatching(columns);
        Dialect dialect = context.dialect();
        this.chunk = Math.max(1, Math.min(dialect.insertChunk(), dialect.maxParameters() / columns.size()));
    }

    @Override
    void insert(StatementRunner runner, int rows, ParameterWriter writer, KeyReceiver receiver) {
        for (int first = 0; first < rows; first += chunk) {
            int count = Math.min(chunk, rows - first);
            if (count == 1) {
                single.insertOne(runner, first, writer, receiver);
            } else {
                insertChunk(runner, first, count, writer, receiver);
            }
        }
    }

    private void insertChunk(
            StatementRunner runner, int first, int count, ParameterWriter writer, KeyReceiver receiver) {
        @Nullable Object[][] given = given(first, count, writer);
        List<@Nullable Object[]> returned = new ArrayList<>(count);
        try (JdbcRowReader reader = PlanExecution.query(runner, plan(count), writer, first, count)) {
            while (reader.next()) {
                returned.add(values(reader));
            }
        }
        if (returned.size() != count) {
            throw InsertErrors.noMatch(table, returned.size() + " rows came back for " + count);
        }
        int[] rows = matching.match(given, returned, returned().size());
        if (rows == null) {
            throw InsertErrors.noMatch(table, "a row came back with values that were not given");
        }
        ValuesReader values = new ValuesReader();
        for (int index = 0; index < count; index++) {
            receiver.accept(first + rows[index], values.at(returned.get(index)));
        }
    }

    private @Nullable Object[][] given(int first, int count, ParameterWriter writer) {
        @Nullable Object[][] given = new @Nullable Object[count][columns().size()];
        for (int row = 0; row < count; row++) {
            @Nullable Object[] values = given[row];
            ValueSink sink = (ordinal, value) -> values[ordinal] = value;
            writer.write(first + row, sink);
        }
        return given;
    }

    private @Nullable Object[] values(JdbcRowReader reader) {
        @Nullable Object[] values = new @Nullable Object[reader.columnCount()];
        for (int position = 0; position < values.length; position++) {
            values[position] = reader.at(position);
        }
        return values;
    }

    /** Keeps the text of a full chunk and of the last other size: more sizes would be much text for little use. */
    private StatementPlan plan(int rows) {
        AtomicReference<@Nullable Sized> kept = rows == chunk ? full : rest;
        Sized known = kept.get();
        if (known == null || known.rows() != rows) {
            List<Column<?>> returning = new ArrayList<>(returned());
            returning.addAll(columns());
            known = new Sized(rows, InsertStatements.compile(context, table, columns(), Map.of(), rows, returning));
            kept.set(known);
        }
        return known.plan();
    }
}
