package io.mercator.engine.execute;

import io.mercator.api.dialect.Capability;
import io.mercator.api.dialect.Dialect;
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
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * UPDATEs of many rows of one table that set the same columns, joined to one {@code UPDATE ... FROM (VALUES ...)} for each full
 * chunk; what is left goes one by one. The trap: such a statement tells only how many rows it met. As rows are found by the
 * table's whole primary key none is met twice, so that the right number means that each was met. With any other number the
 * rows are sent again one by one, which changes nothing more where they were met and tells which was not; the rows of a chunk
 * in which a key stands twice get their values in order then.
 */
public final class JoinedUpdates {
    private final ExecutionContext context;
    private final Table table;
    private final List<Column<?>> written;
    private final List<Column<?>> key;
    private final int chunk;
    private final AtomicReference<@Nullable StatementPlan> full = new AtomicReference<>();

    private JoinedUpdates(
            ExecutionContext context, Table table, List<Column<?>> written, List<Column<?>> key, int chunk) {
        this.context = context;
        this.table = table;
        this.written = List.copyOf(written);
        this.key = List.copyOf(key);
        this.chunk = chunk;
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
        int chunk = Math.min(dialect.updateChunk(), dialect.maxParameters() / columns);
        boolean isSure = dialect.has(Capability.UPDATE_FROM)
                && !written.isEmpty()
                && written.stream().noneMatch(key::contains)
                && isPrimaryKey(table, key)
                && !hasUnique(table, written)
                && written.stream()
                        .noneMatch(column ->
                                dialect.isLarge(column.type().on(dialect.name()).stored()));
        return chunk > 1 && isSure ? new JoinedUpdates(context, table, written, key, chunk) : null;
    }

    private static boolean isPrimaryKey(Table table, List<Column<?>> key) {
        Set<Column<?>> primary = new HashSet<>(
                table.columns().stream().filter(Column::isPrimaryKey).toList());
        return primary.equals(new HashSet<>(key));
    }

    /** In which order the rows of one statement are met nobody says, and rows may hand unique values on to each other. */
    private static boolean hasUnique(Table table, List<Column<?>> written) {
        return written.stream().anyMatch(Column::isUnique)
                || table.uniqueConstraints().stream()
                        .anyMatch(constraint -> constraint.columns().stream().anyMatch(written::contains))
                || table.indexes().stream().anyMatch(Index::isUnique);
    }

    long[] update(StatementRunner runner, StatementPlan single, int rows, ParameterWriter writer) {
        if (rows < chunk) {
            return PlanExecution.updates(runner, single, rows, writer);
        }
        long[] counts = new long[rows];
        Arrays.fill(counts, 1);
        int first = 0;
        while (rows - first >= chunk) {
            if (PlanExecution.update(runner, plan(), writer, first, chunk) != chunk) {
                singly(runner, single, first, chunk, writer, counts);
            }
            first += chunk;
        }
        if (first < rows) {
            singly(runner, single, first, rows - first, writer, counts);
        }
        return counts;
    }

    private static void singly(
            StatementRunner runner, StatementPlan single, int first, int rows, ParameterWriter writer, long[] counts) {
        long[] found = PlanExecution.updates(runner, single, rows, (row, sink) -> writer.write(first + row, sink));
        System.arraycopy(found, 0, counts, first, rows);
    }

    private StatementPlan plan() {
        StatementPlan known = full.get();
        if (known == null) {
            known = context.compiler().compile(statement());
            full.set(known);
        }
        return known;
    }

    private Update statement() {
        List<Column<?>> all = new ArrayList<>(written);
        all.addAll(key);
        Values values = Values.of("v");
        for (int index = 0; index < all.size(); index++) {
            values = values.column(name(index), all.get(index).type());
        }
        @Nullable Object[] unbound = new @Nullable Object[all.size()];
        Values rows = values;
        for (int row = 0; row < chunk; row++) {
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
