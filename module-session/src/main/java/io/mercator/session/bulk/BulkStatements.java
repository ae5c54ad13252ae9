package io.mercator.session.bulk;

import io.mercator.api.error.SessionException;
import io.mercator.api.schema.Column;
import io.mercator.api.session.InsertMode;
import io.mercator.api.spi.CompiledStatement;
import io.mercator.api.spi.ExecutionEngine;
import io.mercator.api.spi.InsertPlan;
import io.mercator.api.sql.Bind;
import io.mercator.api.sql.Condition;
import io.mercator.api.sql.Expression;
import io.mercator.api.sql.Sql;
import io.mercator.api.sql.Update;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The statements of the shapes that one call meets. */
final class BulkStatements {
    private final ExecutionEngine engine;
    private final InsertMode mode;
    private final Map<BulkShape, InsertPlan> inserts = new HashMap<>();
    private final Map<BulkShape, CompiledStatement> changes = new HashMap<>();

    BulkStatements(ExecutionEngine engine, InsertMode mode) {
        this.engine = engine;
        this.mode = mode;
    }

    InsertPlan insert(BulkShape shape) {
        return inserts.computeIfAbsent(shape, this::planned);
    }

    private InsertPlan planned(BulkShape shape) {
        InsertPlan plan = engine.planInsert(shape.table(), shape.written(), Map.of(), shape.wanted(), mode);
        for (Column<?> column : shape.wanted()) {
            if (!plan.returned().contains(column)) {
                throw new SessionException("This database tells no value of '" + ColumnChecks.name(column)
                        + "' after an INSERT, so that bulk().insert(...) cannot set it on the objects. Give it a"
                        + " value, or call bulk().insertWithoutKeys(...).");
            }
        }
        return plan;
    }

    CompiledStatement change(BulkShape shape) {
        return changes.computeIfAbsent(shape, key -> key.kind() == BulkShape.Kind.UPDATE ? updates(key) : deletes(key));
    }

    /** A version is counted, so that a row that was met would not be met a second time. */
    private CompiledStatement updates(BulkShape shape) {
        Update update = update(shape);
        boolean isPlain = shape.version() == null
                && update.assignments().size() == shape.written().size();
        return isPlain
                ? engine.compileUpdates(update, shape.table(), shape.written(), shape.key())
                : engine.compile(update);
    }

    private CompiledStatement deletes(BulkShape shape) {
        List<Column<?>> found = new ArrayList<>(shape.key());
        Column<?> version = shape.version();
        if (version != null) {
            found.add(version);
        }
        return engine.compileDeletes(Sql.delete(shape.table()).where(matches(shape)), shape.table(), found);
    }

    private static Update update(BulkShape shape) {
        Update update = Sql.update(shape.table());
        for (Column<?> column : shape.written()) {
            update = set(update, column);
        }
        for (Column<?> column : shape.table().columns()) {
            if (column.onUpdateExpression().isPresent() && !shape.written().contains(column)) {
                update = computed(update, column);
            }
        }
        return update.where(matches(shape));
    }

    private static <T> Update set(Update update, Column<T> column) {
        return update.set(column, unbound(column));
    }

    @SuppressWarnings("unchecked") // an option's expression is of its column's type
    private static <T> Update computed(Update update, Column<T> column) {
        return update.set(column, (Expression<T>) column.onUpdateExpression().orElseThrow());
    }

    private static Condition matches(BulkShape shape) {
        List<Column<?>> key = shape.key();
        Condition all = equal(key.get(0));
        for (Column<?> column : key.subList(1, key.size())) {
            all = all.and(equal(column));
        }
        Column<?> version = shape.version();
        return version == null ? all : all.and(equal(version));
    }

    private static <T> Condition equal(Column<T> column) {
        return column.eq(unbound(column));
    }

    private static <T> Bind<T> unbound(Column<T> column) {
        @Nullable T none = null;
        return new Bind<>(none, column.type());
    }
}
