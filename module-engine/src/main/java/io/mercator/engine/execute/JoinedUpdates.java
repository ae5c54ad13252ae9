package io.mercator.engine.execute;

import io.mercator.api.dialect.Capability;
import io.mercator.api.dialect.Dialect;
import io.mercator.api.engine.Savepoint;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.Index;
import io.mercator.api.schema.Table;
import io.mercator.api.spi.ParameterWriter;
import io.mercator.api.sql.ColumnRef;
import io.mercator.api.sql.Condition;
import io.mercator.api.sql.Sql;
import io.mercator.api.sql.Update;
import io.mercator.api.sql.Values;
import io.mercator.api.type.SqlType;
import io.mercator.engine.statement.StatementPlan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * UPDATEs of many rows of one table that set the same columns, joined to {@code UPDATE ... FROM (VALUES ...)} where the rows
 * of a chunk lie near each other. When another number of rows is met these are sent again one by one, which changes nothing more
 * where they were met and tells which was not; the rows of a chunk in which a key stands twice get their values in order then.
 */
public final class JoinedUpdates extends JoinedRows {
    private final Table table;
    private final List<Column<?>> written;
    private final List<Column<?>> key;
    private final KeySpan span;

    private JoinedUpdates(
            ExecutionContext context, Table table, List<Column<?>> written, List<Column<?>> key, int chunk) {
        super(context, chunk);
        this.table = table;
        this.written = List.copyOf(written);
        this.key = List.copyOf(key);
        this.span = new KeySpan(written.size(), key.size(), context.dialect().updateSpan());
    }

    /**
     * Joins UPDATEs where the dialect says that this is faster.
     *
     * @param context the engine's
     * @param table the table
     * @param written the columns that are set, whose values come first among a row's parameters
     * @param key the columns by which a row is found
     * @return null where each row has a statement of its own
     */
    public static @Nullable JoinedUpdates of(
            ExecutionContext context, Table table, List<Column<?>> written, List<Column<?>> key) {
        Dialect dialect = context.dialect();
        int columns = written.size() + key.size();
        int chunk = Math.min(
                dialect.updateChunk(key.stream()
                        .map(column -> column.type().on(dialect.name()).stored())
                        .toList()),
                dialect.maxParameters() / columns);
        boolean isSure = dialect.has(Capability.UPDATE_FROM)
                && !written.isEmpty()
                && written.stream().noneMatch(key::contains)
                && primaryKey(table).equals(new HashSet<>(key))
                && !hasUnique(table, written)
                && written.stream()
                        .noneMatch(column ->
                                dialect.isLarge(column.type().on(dialect.name()).stored()));
        return chunk > 1 && isSure ? new JoinedUpdates(context, table, written, key, chunk) : null;
    }

    /** In which order the rows of one statement are met nobody says, and rows may hand unique values on to each other. */
    private static boolean hasUnique(Table table, List<Column<?>> written) {
        return written.stream().anyMatch(Column::isUnique)
                || table.uniqueConstraints().stream()
                        .anyMatch(constraint -> constraint.columns().stream().anyMatch(written::contains))
                || table.indexes().stream().anyMatch(Index::isUnique);
    }

    @Override
    long[] send(
            StatementRunner runner,
            Supplier<Savepoint> savepoint,
            StatementPlan single,
            int rows,
            ParameterWriter writer) {
        long[] counts = new long[rows];
        Arrays.fill(counts, 1);
        int from = 0;
        int first = 0;
        while (rows - first >= chunk()) {
            if (span.isWithin(first, chunk(), writer)) {
                singly(runner, single, from, first - from, writer, counts);
                if (PlanExecution.update(runner, plan(), writer, first, chunk()) != chunk()) {
                    singly(runner, single, first, chunk(), writer, counts);
                }
                from = first + chunk();
            }
            first += chunk();
        }
        singly(runner, single, from, rows - from, writer, counts);
        return counts;
    }

    @Override
    Update statement(int count) {
        List<Column<?>> all = new ArrayList<>(written);
        all.addAll(key);
        Values values = Values.of("v");
        for (int index = 0; index < all.size(); index++) {
            values = values.column(name(index), all.get(index).type());
        }
        @Nullable Object[] unbound = new @Nullable Object[all.size()];
        Values rows = values;
        for (int row = 0; row < count; row++) {
            rows = rows.row(unbound);
        }
        // the columns are those of values without rows: a column counts the bound values of what it is of as its own
        Update update = Sql.update(table).from(rows);
        for (int index = 0; index < written.size(); index++) {
            update = set(update, written.get(index), values, index);
        }
        Condition found = null;
        for (int index = 0; index < key.size(); index++) {
            Condition equal = equal(key.get(index), values, written.size() + index);
            found = found == null ? equal : found.and(equal);
        }
        return update.where(Objects.requireNonNull(found));
    }

    /** The names that SQLite gives the columns of VALUES by itself, which knows no others there. */
    private static String name(int index) {
        return "column" + (index + 1);
    }

    private static <T> Update set(Update update, Column<T> column, Values values, int index) {
        return update.set(column, of(column.type(), values, index));
    }

    private static <T> Condition equal(Column<T> column, Values values, int index) {
        return column.eq(of(column.type(), values, index));
    }

    private static <T> ColumnRef<T> of(SqlType<T> type, Values values, int index) {
        return values.c(name(index), type);
    }
}
