package io.mercator.engine.execute;

import io.mercator.api.schema.Column;
import io.mercator.api.schema.Table;
import io.mercator.api.spi.KeyReceiver;
import io.mercator.api.spi.ParameterWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * INSERT of many rows in one VALUES, in chunks, with RETURNING or with JDBC's generated keys. Where the dialect proves that
 * keys are generated in the order of the rows, and they come back growing, the order tells whose they are. Elsewhere what
 * comes back is matched with what was given by {@link RowMatching}, for which RETURNING names the given columns after the
 * generated ones. The trap: keys that do not grow, as SQLite's when the largest is taken, tell nothing, so that the rows are
 * then read to be matched. A single row needs no matching and returns the generated columns alone.
 */
final class MultiRowInsert extends InsertStrategy {
    private final ExecutionContext context;
    private final Table table;
    private final Single single;
    private final @Nullable DriverKeys keys;
    private final RowMatching matching;
    private final boolean ascending;
    private final ChunkPlans plans;
    private final AtomicReference<@Nullable StoredContent> content = new AtomicReference<>();

    /** Inserts one row. */
    @FunctionalInterface
    private interface Single {
        void insertOne(StatementRunner runner, int row, ParameterWriter writer, KeyReceiver receiver);
    }

    /**
     * Creates the strategy.
     *
     * @param generated what comes back; the key alone, where the driver gives it
     * @param ascending whether the first of the generated columns is a key whose values grow with the rows
     * @param byDriver whether the driver gives the keys, in place of RETURNING
     */
    MultiRowInsert(
            ExecutionContext context,
            Table table,
            List<Column<?>> columns,
            List<Column<?>> generated,
            boolean ascending,
            boolean byDriver) {
        super(columns, generated);
        this.context = context;
        this.table = table;
        this.ascending = ascending;
        Column<?> key = generated.get(0);
        this.keys = byDriver ? new DriverKeys(context, key) : null;
        this.single = byDriver
                ? new GeneratedKeyInsert(context, table, columns, Map.of(), key, false)::insertOne
                : new ReturningInsert(context, table, columns, Map.of(), generated)::insertOne;
        this.matching = new RowMatching(columns);
        List<Column<?>> returning = new ArrayList<>(byDriver ? List.of() : generated);
        if (!ascending) {
            returning.addAll(columns);
        }
        this.plans = new ChunkPlans(
                context, table, columns, returning, context.dialect().insertChunk());
    }

    @Override
    void insert(StatementRunner runner, int rows, ParameterWriter writer, KeyReceiver receiver) {
        for (int first = 0; first < rows; first += plans.chunk()) {
            int count = Math.min(plans.chunk(), rows - first);
            if (count == 1) {
                single.insertOne(runner, first, writer, receiver);
            } else {
                insertChunk(runner, first, count, writer, receiver);
            }
        }
    }

    private void insertChunk(
            StatementRunner runner, int first, int count, ParameterWriter writer, KeyReceiver receiver) {
        List<@Nullable Object[]> returned = returned(runner, first, count, writer);
        if (returned.size() != count) {
            throw InsertErrors.noMatch(table, returned.size() + " rows came back for " + count);
        }
        int[] rows = ascending && isAscending(returned) ? null : matched(runner, first, returned, writer);
        ValuesReader values = new ValuesReader();
        for (int index = 0; index < count; index++) {
            receiver.accept(first + (rows == null ? index : rows[index]), values.at(returned.get(index)));
        }
    }

    private List<@Nullable Object[]> returned(StatementRunner runner, int first, int count, ParameterWriter writer) {
        List<@Nullable Object[]> returned = new ArrayList<>(count);
        if (keys != null) {
            for (Object key : keys.ofRows(runner, plans.plan(count), writer, first, count)) {
                returned.add(new @Nullable Object[] {key});
            }
            return returned;
        }
        try (JdbcRowReader reader = PlanExecution.query(runner, plans.plan(count), writer, first, count)) {
            while (reader.next()) {
                returned.add(reader.values());
            }
        }
        return returned;
    }

    private static boolean isAscending(List<@Nullable Object[]> returned) {
        long last = Long.MIN_VALUE;
        for (@Nullable Object[] row : returned) {
            if (!(row[0] instanceof Number key) || key.longValue() <= last) {
                return false;
            }
            last = key.longValue();
        }
        return true;
    }

    private int[] matched(
            StatementRunner runner, int first, List<@Nullable Object[]> returned, ParameterWriter writer) {
        @Nullable Object[][] given = given(first, returned.size(), writer);
        int[] rows = ascending
                ? matching.match(given, content().of(runner, returned), 0)
                : matching.match(given, returned, returned().size());
        if (rows == null) {
            throw InsertErrors.noMatch(table, "a row came back with values that were not given");
        }
        return rows;
    }

    private StoredContent content() {
        StoredContent known = content.get();
        if (known == null) {
            known = new StoredContent(context, table, returned().get(0), columns());
            content.set(known);
        }
        return known;
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
}
