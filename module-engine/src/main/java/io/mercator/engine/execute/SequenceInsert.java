package io.mercator.engine.execute;

import io.mercator.api.dialect.Capability;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.Sequence;
import io.mercator.api.schema.SequenceValue;
import io.mercator.api.spi.KeyReceiver;
import io.mercator.api.spi.ParameterSink;
import io.mercator.api.spi.ParameterWriter;
import io.mercator.api.spi.RowReader;
import io.mercator.engine.statement.StatementPlan;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Fetches the values of sequences first and inserts them with the rows, in whatever way rows go that have these columns
 * given. The columns of sequences stand among the given ones in the order of the table.
 */
final class SequenceInsert extends InsertStrategy {
    private static final int MAX_BLOCK = 1_000;

    private final ExecutionContext context;
    private final List<Column<?>> fetched;
    private final List<StatementPlan> next;
    private final InsertStrategy rows;
    private final int[] givenOrdinals;
    private final int[] fetchedOrdinals;

    /**
     * Creates the strategy.
     *
     * @param fetched the columns that have sequences
     * @param rows inserts the rows, with all columns given
     */
    SequenceInsert(ExecutionContext context, List<Column<?>> columns, List<Column<?>> fetched, InsertStrategy rows) {
        super(columns, joined(fetched, rows.returned()));
        this.context = context;
        this.fetched = fetched;
        this.next = fetched.stream().map(column -> plan(column, 1)).toList();
        this.rows = rows;
        this.givenOrdinals = columns.stream().mapToInt(rows.columns()::indexOf).toArray();
        this.fetchedOrdinals =
                fetched.stream().mapToInt(rows.columns()::indexOf).toArray();
    }

    private static List<Column<?>> joined(List<Column<?>> first, List<Column<?>> second) {
        List<Column<?>> all = new ArrayList<>(first);
        all.addAll(second);
        return all;
    }

    private StatementPlan plan(Column<?> column, int count) {
        Sequence sequence = column.sequence().orElseThrow();
        return context.compiler().compile(new SequenceValue(sequence, count), List.of(column.type()));
    }

    @Override
    void insert(StatementRunner runner, int count, ParameterWriter writer, KeyReceiver receiver) {
        List<List<@Nullable Object>> values = new ArrayList<>(fetched.size());
        for (int index = 0; index < fetched.size(); index++) {
            values.add(fetch(runner, index, count));
        }
        rows.insert(
                runner, count, extended(writer, values), (row, more) -> receiver.accept(row, all(row, values, more)));
        if (rows.returned().isEmpty()) {
            ValuesReader none = new ValuesReader();
            for (int row = 0; row < count; row++) {
                receiver.accept(row, all(row, values, none));
            }
        }
    }

    private ValuesReader all(int row, List<List<@Nullable Object>> values, RowReader more) {
        @Nullable Object[] all = new @Nullable Object[returned().size()];
        for (int position = 0; position < all.length; position++) {
            all[position] =
                    position < values.size() ? values.get(position).get(row) : more.at(position - values.size());
        }
        return new ValuesReader().at(all);
    }

    private List<@Nullable Object> fetch(StatementRunner runner, int index, int count) {
        boolean blocks = context.dialect().has(Capability.SEQUENCE_BLOCKS);
        List<@Nullable Object> values = new ArrayList<>(count);
        while (values.size() < count) {
            int size = blocks ? Math.min(count - values.size(), MAX_BLOCK) : 1;
            read(runner, size == 1 ? next.get(index) : plan(fetched.get(index), size), size, values);
        }
        return values;
    }

    private void read(StatementRunner runner, StatementPlan plan, int size, List<@Nullable Object> values) {
        int before = values.size();
        try (JdbcRowReader reader = PlanExecution.query(runner, plan, (row, sink) -> {})) {
            while (reader.next()) {
                values.add(reader.at(0));
            }
        }
        if (values.size() != before + size) {
            throw InsertErrors.noKey(
                    fetched.get(0).table(),
                    "'" + plan.sql() + "' gave " + (values.size() - before) + " values in place of " + size);
        }
    }

    private ParameterWriter extended(ParameterWriter writer, List<List<@Nullable Object>> values) {
        return (row, sink) -> {
            writer.write(row, new MovedSink(sink, givenOrdinals, fetchedOrdinals.length));
            for (int index = 0; index < fetchedOrdinals.length; index++) {
                sink.set(fetchedOrdinals[index], values.get(index).get(row));
            }
        };
    }

    /** Passes values on under other ordinals; those beyond the columns, of SQL expressions, are moved by the columns added. */
    private record MovedSink(ParameterSink sink, int[] ordinals, int added) implements ParameterSink {
        private int moved(int ordinal) {
            return ordinal < ordinals.length ? ordinals[ordinal] : ordinal + added;
        }

        @Override
        public void set(int ordinal, @Nullable Object value) {
            sink.set(moved(ordinal), value);
        }

        @Override
        public void setInt(int ordinal, int value) {
            sink.setInt(moved(ordinal), value);
        }

        @Override
        public void setLong(int ordinal, long value) {
            sink.setLong(moved(ordinal), value);
        }

        @Override
        public void setDouble(int ordinal, double value) {
            sink.setDouble(moved(ordinal), value);
        }

        @Override
        public void setBoolean(int ordinal, boolean value) {
            sink.setBoolean(moved(ordinal), value);
        }
    }
}
