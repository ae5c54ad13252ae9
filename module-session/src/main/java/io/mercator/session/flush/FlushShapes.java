package io.mercator.session.flush;

import io.mercator.api.schema.Column;
import io.mercator.api.session.InsertMode;
import io.mercator.api.spi.CompiledStatement;
import io.mercator.api.spi.ExecutionEngine;
import io.mercator.api.spi.InsertPlan;
import io.mercator.api.sql.Bind;
import io.mercator.api.sql.Condition;
import io.mercator.api.sql.Delete;
import io.mercator.api.sql.Expression;
import io.mercator.api.sql.Sql;
import io.mercator.api.sql.Update;
import io.mercator.session.mapper.MapperPlan;
import io.mercator.session.mapper.PropertyPlan;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The compiled statements of all shapes that flushes on one engine have met. Safe for any thread. A mapper has few
 * shapes in practice; the number kept is bounded all the same.
 */
public final class FlushShapes {
    private static final int LIMIT = 4_096;

    private final ExecutionEngine engine;
    private final Map<Shape, CompiledStatement> statements = new ConcurrentHashMap<>();
    private final Map<InsertKey, InsertPlan> inserts = new ConcurrentHashMap<>();

    private final Map<MapperPlan<?>, ValueChecks> checks = new ConcurrentHashMap<>();

    private record InsertKey(Shape shape, InsertMode mode) {}

    public FlushShapes(ExecutionEngine engine) {
        this.engine = engine;
    }

    public ExecutionEngine engine() {
        return engine;
    }

    /**
     * Refuses a plan with a value that its column would cut, round or change.
     *
     * @param plan what a flush is about to send
     */
    public void checkValues(FlushPlan plan) {
        for (FlushAction action : plan.actions()) {
            if (!(action instanceof DeleteAction)) {
                MapperPlan<?> mapper = action.entry().plan();
                ValueChecks known = checks.get(mapper);
                if (known == null) {
                    known = new ValueChecks(mapper, engine);
                    checks.put(mapper, known);
                }
                known.check(action);
            }
        }
    }

    CompiledStatement statement(Shape shape) {
        CompiledStatement known = statements.get(shape);
        if (known != null) {
            return known;
        }
        CompiledStatement compiled =
                engine.compile(shape.kind() == Shape.Kind.UPDATE ? update(shape) : delete(shape.plan()));
        if (statements.size() < LIMIT) {
            statements.put(shape, compiled);
        }
        return compiled;
    }

    InsertPlan insert(Shape shape, InsertMode mode) {
        InsertKey key = new InsertKey(shape, mode);
        InsertPlan known = inserts.get(key);
        if (known != null) {
            return known;
        }
        List<Column<?>> columns = columns(shape.plan(), shape.written());
        columns.addAll(InsertAction.unmappedDefaults(shape.plan()));
        InsertPlan plan = engine.planInsert(shape.plan().table(), columns, wanted(shape.plan(), shape.wanted()), mode);
        if (inserts.size() < LIMIT) {
            inserts.put(key, plan);
        }
        return plan;
    }

    private static List<Column<?>> columns(MapperPlan<?> plan, BitSet indexes) {
        List<Column<?>> columns = new ArrayList<>();
        indexes.stream()
                .forEach(index -> columns.add(plan.properties().get(index).column()));
        return columns;
    }

    private static List<Column<?>> wanted(MapperPlan<?> plan, BitSet indexes) {
        List<Column<?>> columns = columns(plan, indexes);
        plan.generatedKey().map(PropertyPlan::column).ifPresent(key -> {
            if (columns.remove(key)) {
                columns.add(0, key);
            }
        });
        return columns;
    }

    private static Update update(Shape shape) {
        Update update = Sql.update(shape.plan().table());
        for (Column<?> column : columns(shape.plan(), shape.written())) {
            update = set(update, column);
        }
        for (Column<?> column : shape.plan().table().columns()) {
            boolean isSet = update.assignments().stream().anyMatch(assignment -> assignment.column() == column);
            if (!isSet && column.onUpdateExpression().isPresent()) {
                update = computed(update, column);
            }
        }
        return update.where(byKey(shape.plan()));
    }

    @SuppressWarnings("unchecked") // an option's expression is of its column's type
    private static <T> Update computed(Update update, Column<T> column) {
        return update.set(column, (Expression<T>) column.onUpdateExpression().orElseThrow());
    }

    private static <T> Update set(Update update, Column<T> column) {
        return update.set(column, unbound(column));
    }

    private static Delete delete(MapperPlan<?> plan) {
        return Sql.delete(plan.table()).where(byKey(plan));
    }

    private static Condition byKey(MapperPlan<?> plan) {
        Condition all = equal(plan.key().get(0).column());
        for (PropertyPlan<?> property : plan.key().subList(1, plan.key().size())) {
            all = all.and(equal(property.column()));
        }
        return all;
    }

    private static <T> Condition equal(Column<T> column) {
        return column.eq(unbound(column));
    }

    private static <T> Bind<T> unbound(Column<T> column) {
        @Nullable T none = null;
        return new Bind<>(none, column.type());
    }
}
