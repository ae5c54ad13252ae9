package io.mercator.engine.execute;

import io.mercator.api.engine.Savepoint;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.Table;
import io.mercator.api.spi.ParameterWriter;
import io.mercator.api.sql.Statement;
import io.mercator.engine.statement.StatementPlan;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Changes of many rows of one table, of which a full chunk goes in one statement, and what is left one by one. Such a statement
 * tells only how many rows it met: what is joined is found by the whole primary key, so that the right number means that each
 * was met, and what to do with another number each kind decides. Safe for any thread.
 */
public abstract class JoinedRows {
    private final ExecutionContext context;
    private final int chunk;
    private final AtomicReference<@Nullable StatementPlan> full = new AtomicReference<>();

    JoinedRows(ExecutionContext context, int chunk) {
        this.context = context;
        this.chunk = chunk;
    }

    static Set<Column<?>> primaryKey(Table table) {
        return new HashSet<>(
                table.columns().stream().filter(Column::isPrimaryKey).toList());
    }

    /** Makes the statement of a full chunk, with a place for each parameter. */
    abstract Statement<?> statement(int rows);

    /**
     * Sends rows.
     *
     * @param savepoint sets a savepoint
     * @param single the statement of one row
     * @return how many rows each met
     */
    abstract long[] send(
            StatementRunner runner,
            Supplier<Savepoint> savepoint,
            StatementPlan single,
            int rows,
            ParameterWriter writer);

    final int chunk() {
        return chunk;
    }

    final StatementPlan plan() {
        StatementPlan known = full.get();
        if (known == null) {
            known = context.compiler().compile(statement(chunk));
            full.set(known);
        }
        return known;
    }

    /** Sends some of the rows one by one, and notes how many each met. */
    static void singly(
            StatementRunner runner, StatementPlan single, int first, int rows, ParameterWriter writer, long[] counts) {
        if (rows == 0) {
            return;
        }
        long[] found = PlanExecution.updates(runner, single, rows, (row, sink) -> writer.write(first + row, sink));
        System.arraycopy(found, 0, counts, first, rows);
    }
}
