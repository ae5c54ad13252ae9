package io.mercator.engine.execute;

import io.mercator.api.dialect.Capability;
import io.mercator.api.dialect.Dialect;
import io.mercator.api.engine.Savepoint;
import io.mercator.api.error.StatementException;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.Table;
import io.mercator.api.spi.ParameterWriter;
import io.mercator.api.sql.Bind;
import io.mercator.api.sql.Condition;
import io.mercator.api.sql.Expression;
import io.mercator.api.sql.ExpressionList;
import io.mercator.api.sql.RowValue;
import io.mercator.api.sql.Sql;
import io.mercator.api.sql.Statement;
import io.mercator.engine.statement.StatementPlan;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * DELETEs of many rows by lists of keys: {@code WHERE key IN (...)}. Of rows that are gone nobody could tell which were
 * missing, so they are deleted after a savepoint; when fewer are met, or one may not be
 * deleted, all is taken back to it and they are sent one by one, which tells the row.
 */
public final class KeyListDeletes extends JoinedRows {
    private final Table table;
    private final List<Column<?>> columns;

    private KeyListDeletes(ExecutionContext context, Table table, List<Column<?>> columns, int chunk) {
        super(context, chunk);
        this.table = table;
        this.columns = List.copyOf(columns);
    }

    /**
     * Joins DELETEs where the dialect says that this is faster. Rows that refer to others of their table go one by one: some
     * databases (H2, InnoDB) look at each row's references before the statement's next row is gone.
     *
     * @param context the engine's
     * @param table the table
     * @param columns the columns by which a row is found
     * @return null where each row has a statement of its own
     */
    public static @Nullable KeyListDeletes of(ExecutionContext context, Table table, List<Column<?>> columns) {
        Dialect dialect = context.dialect();
        int chunk = Math.min(dialect.deleteChunk(columns.size()), dialect.maxParameters() / columns.size());
        boolean isOneRowEach = !primaryKey(table).isEmpty() && columns.containsAll(primaryKey(table));
        boolean isKnown = columns.size() == 1 || dialect.has(Capability.ROW_VALUES);
        boolean refersToItself = table.foreignKeys().stream().anyMatch(key -> key.referencedTable() == table);
        return chunk > 1 && isOneRowEach && isKnown && !refersToItself
                ? new KeyListDeletes(context, table, columns, chunk)
                : null;
    }

    @Override
    long[] send(
            StatementRunner runner,
            Supplier<Savepoint> savepoint,
            StatementPlan single,
            int rows,
            ParameterWriter writer) {
        long[] counts = new long[rows];
        int first = rows < chunk() ? 0 : chunks(runner, savepoint, rows, writer);
        Arrays.fill(counts, 0, first, 1);
        singly(runner, single, first, rows - first, writer, counts);
        return counts;
    }

    /** Returns how many rows were met by full chunks: all of these, or none. */
    private int chunks(StatementRunner runner, Supplier<Savepoint> savepoint, int rows, ParameterWriter writer) {
        Savepoint before = savepoint.get();
        int first = 0;
        while (rows - first >= chunk()) {
            if (!isMet(runner, before, first, writer)) {
                before.rollback();
                return 0;
            }
            first += chunk();
        }
        before.release();
        return first;
    }

    private boolean isMet(StatementRunner runner, Savepoint before, int first, ParameterWriter writer) {
        try {
            return PlanExecution.update(runner, plan(), writer, first, chunk()) == chunk();
        } catch (StatementException refused) {
            if (refused.kind().isIntegrity() && before.isActive()) {
                return false;
            }
            throw refused;
        }
    }

    @Override
    Statement<?> statement(int rows) {
        return Sql.delete(table).where(columns.size() == 1 ? inList(columns.get(0), rows) : inTuples(rows));
    }

    /** Each place has a value of its own: one that stands twice would be the same value. */
    private static <T> Condition inList(Column<T> column, int rows) {
        return column.in(ExpressionList.of(
                Stream.generate(() -> unbound(column)).limit(rows).toList()));
    }

    private Condition inTuples(int rows) {
        RowValue found = Sql.tuple(columns.toArray(Expression<?>[]::new));
        return found.in(Stream.generate(this::tuple).limit(rows).toArray(RowValue[]::new));
    }

    private RowValue tuple() {
        return Sql.tuple(columns.stream().map(KeyListDeletes::unbound).toArray(Expression<?>[]::new));
    }

    private static <T> Bind<T> unbound(Column<T> column) {
        @Nullable T none = null;
        return new Bind<>(none, column.type());
    }
}
