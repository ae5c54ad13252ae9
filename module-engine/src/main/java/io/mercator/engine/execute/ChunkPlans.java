package io.mercator.engine.execute;

import io.mercator.api.schema.Column;
import io.mercator.api.schema.Table;
import io.mercator.engine.statement.StatementPlan;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The INSERTs of one shape by how many rows stand in their VALUES. Keeps the text of a full chunk and of the last other size:
 * more sizes would be much text for little use. Safe for any thread.
 */
final class ChunkPlans {
    private record Sized(int rows, StatementPlan plan) {}

    private final ExecutionContext context;
    private final Table table;
    private final List<Column<?>> columns;
    private final List<Column<?>> returned;
    private final int chunk;
    private final AtomicReference<@Nullable Sized> full = new AtomicReference<>();
    private final AtomicReference<@Nullable Sized> rest = new AtomicReference<>();

    /**
     * Creates the plans.
     *
     * @param rows how many rows go fastest together, of which fewer are taken where the database takes fewer parameters
     */
    ChunkPlans(ExecutionContext context, Table table, List<Column<?>> columns, List<Column<?>> returned, int rows) {
        this.context = context;
        this.table = table;
        this.columns = columns;
        this.returned = returned;
        this.chunk = Math.max(1, Math.min(rows, context.dialect().maxParameters() / Math.max(1, columns.size())));
    }

    /** Returns how many rows a full chunk has. */
    int chunk() {
        return chunk;
    }

    StatementPlan plan(int rows) {
        AtomicReference<@Nullable Sized> kept = rows == chunk ? full : rest;
        Sized known = kept.get();
        if (known == null || known.rows() != rows) {
            known = new Sized(rows, InsertStatements.compile(context, table, columns, Map.of(), rows, returned));
            kept.set(known);
        }
        return known.plan();
    }
}
