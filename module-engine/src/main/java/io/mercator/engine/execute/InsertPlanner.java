package io.mercator.engine.execute;

import io.mercator.api.dialect.Capability;
import io.mercator.api.dialect.Dialect;
import io.mercator.api.error.CompileException;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.Table;
import io.mercator.api.session.InsertMode;
import io.mercator.api.spi.InsertPlan;
import io.mercator.api.sql.Expression;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Chooses how rows are inserted: the fastest way by which the dialect proves which key belongs to which row. Without
 * anything generated a batch, or many rows in one VALUES; values of sequences are fetched beforehand; RETURNING in multi-row
 * VALUES, or JDBC's keys of them; where values would not come back as they went, or be too much for one statement, JDBC's
 * keys after a batch; RETURNING for each row, JDBC's keys after each row.
 */
public final class InsertPlanner {
    private final ExecutionContext context;
    private final Table table;
    private final Map<Column<?>, Expression<?>> expressions;
    private final boolean batched;

    /**
     * Creates a planner.
     *
     * @param context the engine's
     * @param table the table
     * @param expressions columns that get SQL expressions; with any, rows are inserted one by one
     * @param mode the fastest way, or row by row
     */
    public InsertPlanner(
            ExecutionContext context, Table table, Map<Column<?>, Expression<?>> expressions, InsertMode mode) {
        this.context = context;
        this.table = table;
        this.expressions = expressions;
        this.batched = mode == InsertMode.BATCHED && expressions.isEmpty();
    }

    /**
     * Chooses.
     *
     * @param columns the columns that get values
     * @param generated the columns that the database fills and the caller wants
     * @return the way
     * @throws CompileException if this database cannot tell a generated key
     */
    public InsertPlan plan(List<Column<?>> columns, List<Column<?>> generated) {
        List<Column<?>> sequences = generated.stream()
                .filter(column -> column.sequence().isPresent() && has(Capability.SEQUENCES))
                .toList();
        if (sequences.isEmpty()) {
            return rows(columns, generated);
        }
        List<Column<?>> all = new ArrayList<>(columns);
        all.addAll(sequences);
        // A stable sort: only where a column has its place in the table's order does it stand there.
        all.sort(Comparator.comparingInt(Column::position));
        List<Column<?>> others = new ArrayList<>(generated);
        others.removeAll(sequences);
        return new SequenceInsert(context, columns, sequences, rows(all, others));
    }

    private InsertStrategy rows(List<Column<?>> columns, List<Column<?>> generated) {
        if (generated.isEmpty()) {
            return together(columns) ? new ValuesInsert(context, table, columns) : plain(columns);
        }
        boolean returns = batched && has(Capability.INSERT_RETURNING);
        boolean together = has(Capability.MULTI_ROW_VALUES) && !columns.isEmpty();
        if (returns && together && areExact(columns) && areSmall(columns)) {
            boolean ascending = isAscending(generated.get(0));
            return new MultiRowInsert(
                    context, table, columns, generated, ascending, ascending && isGivenByDriver(generated));
        }
        if (returns && !givesKeysOfBatches(generated)) {
            return new ReturningInsert(context, table, columns, expressions, generated);
        }
        Column<?> key = generated.get(0);
        if (!key.isPrimaryKey()) {
            return plain(columns);
        }
        if (has(Capability.GENERATED_KEYS)) {
            return new GeneratedKeyInsert(
                    context, table, columns, expressions, key, batched && has(Capability.GENERATED_KEYS_IN_BATCH));
        }
        if (has(Capability.INSERT_RETURNING)) {
            return new ReturningInsert(context, table, columns, expressions, List.of(key));
        }
        throw new CompileException("The key '" + table.qualifiedName() + "." + key.name()
                + "' is generated, and the dialect '" + dialect().name()
                + "' has no way to tell it after an INSERT. Give the column a sequence(...), or assign keys yourself"
                + " with assigned().");
    }

    private PlainInsert plain(List<Column<?>> columns) {
        return new PlainInsert(context, table, columns, expressions, batched);
    }

    /** Tells whether rows of which nothing comes back go faster in one VALUES than in a batch. */
    private boolean together(List<Column<?>> columns) {
        return batched
                && dialect().plainInsertChunk() > 1
                && has(Capability.MULTI_ROW_VALUES)
                && !columns.isEmpty()
                && areSmall(columns);
    }

    private boolean isAscending(Column<?> key) {
        return key.isPrimaryKey()
                && key.type().stored().isInteger()
                && key.isGenerated()
                && key.identityOptions().increment() > 0
                && has(Capability.GENERATED_KEYS_ASCEND);
    }

    private boolean isGivenByDriver(List<Column<?>> generated) {
        return generated.size() == 1
                && has(Capability.GENERATED_KEYS)
                && dialect().keysOfRowsByDriver();
    }

    /** What comes back otherwise than it went tells no rows apart. */
    private boolean areExact(List<Column<?>> columns) {
        return columns.stream()
                .allMatch(column -> context.compiler().codec(column.type()).isExact());
    }

    private boolean areSmall(List<Column<?>> columns) {
        return columns.stream()
                .noneMatch(column ->
                        dialect().isLarge(column.type().on(dialect().name()).stored()));
    }

    private boolean givesKeysOfBatches(List<Column<?>> generated) {
        return generated.size() == 1
                && generated.get(0).isPrimaryKey()
                && has(Capability.GENERATED_KEYS)
                && has(Capability.GENERATED_KEYS_IN_BATCH);
    }

    private Dialect dialect() {
        return context.dialect();
    }

    private boolean has(Capability capability) {
        return dialect().has(capability);
    }
}
