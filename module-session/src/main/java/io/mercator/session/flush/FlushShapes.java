package io.mercator.session.flush;

import io.mercator.api.schema.Column;
import io.mercator.api.session.InsertMode;
import io.mercator.api.spi.CompiledStatement;
import io.mercator.api.spi.ExecutionEngine;
import io.mercator.api.spi.InsertPlan;
import io.mercator.api.spi.ValueCheck;
import io.mercator.api.sql.Bind;
import io.mercator.api.sql.Condition;
import io.mercator.api.sql.Expression;
import io.mercator.api.sql.Sql;
import io.mercator.api.sql.Update;
import io.mercator.session.mapper.MapperPlan;
import io.mercator.session.mapper.PropertyPlan;
import io.mercator.session.mapper.Snapshot;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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

    private final Map<Column<?>, Optional<ValueCheck>> generated = new ConcurrentHashMap<>();

    private record InsertKey(Shape shape, InsertMode mode) {}

    public FlushShapes(ExecutionEngine engine) {
        this.engine = engine;
    }

    public ExecutionEngine engine() {
        return engine;
    }

    /**
     * Cuts off a value that was generated what its column would not keep.
     *
     * @param column the column
     * @param value what its option gave
     * @return what is stored
     */
    public Object generated(Column<?> column, Object value) {
        return generated
                .computeIfAbsent(column, known -> engine.valueCheck(known.type()))
                .map(check -> check.generated(value))
                .orElse(value);
    }

    /**
     * Refuses a plan with a value that its column would cut, round or change.
     *
     * @param plan what a flush is about to send
     */
    public void checkValues(FlushPlan plan) {
        MapperPlan<?> last = null;
        ValueChecks ofLast = null;
        for (FlushAction action : plan.actions()) {
            if (action instanceof SaveAction save) {
                MapperPlan<?> mapper = action.entry().plan();
                if (ofLast == null || mapper != last) {
                    last = mapper;
                    ofLast = checksOf(mapper);
                }
                ofLast.check(save);
            }
        }
    }

    private ValueChecks checksOf(MapperPlan<?> mapper) {
        ValueChecks known = checks.get(mapper);
        if (known == null) {
            known = new ValueChecks(mapper, engine);
            checks.put(mapper, known);
        }
        return known;
    }

    CompiledStatement statement(Shape shape) {
        CompiledStatement known = statements.get(shape);
        if (known != null) {
            return known;
        }
        CompiledStatement compiled =
                shape instanceof Shape.OfObjects objects ? compiled(objects) : compiled((Shape.OfLinks) shape);
        if (statements.size() < LIMIT) {
            statements.put(shape, compiled);
        }
        return compiled;
    }

    private CompiledStatement compiled(Shape.OfObjects shape) {
        List<Column<?>> key = new ArrayList<>();
        shape.plan().key().forEach(property -> key.add(property.column()));
        if (shape.kind() == Shape.Kind.DELETE) {
            PropertyPlan<?> version = shape.plan().version();
            if (shape.isVersioned() && version != null) {
                key.add(version.column());
            }
            return engine.compileDeletes(
                    Sql.delete(shape.plan().table()).where(byRow(shape, null)),
                    shape.plan().table(),
                    key);
        }
        Update update = update(shape, null, Map.of(), null);
        List<Column<?>> written = columns(shape.plan(), shape.written());
        // a version is asked for beside the key, and counted; sent again, a row that was met would not be met any more
        boolean isPlain = !shape.isVersioned() && update.assignments().size() == written.size();
        return isPlain ? engine.compileUpdates(update, shape.plan().table(), written, key) : engine.compile(update);
    }

    InsertPlan insert(Shape.OfObjects shape, Map<Integer, Expression<?>> expressions, InsertMode mode) {
        if (!expressions.isEmpty()) {
            return planInsert(shape, expressions, InsertMode.ROW_BY_ROW);
        }
        InsertKey key = new InsertKey(shape, mode);
        InsertPlan known = inserts.get(key);
        if (known != null) {
            return known;
        }
        InsertPlan plan = planInsert(shape, expressions, mode);
        if (inserts.size() < LIMIT) {
            inserts.put(key, plan);
        }
        return plan;
    }

    private InsertPlan planInsert(Shape.OfObjects shape, Map<Integer, Expression<?>> expressions, InsertMode mode) {
        List<Column<?>> columns = columns(shape.plan(), shape.written());
        columns.addAll(shape.plan().writes().unmappedDefaults());
        Map<Column<?>, Expression<?>> computed = new LinkedHashMap<>();
        expressions.forEach((index, expression) ->
                computed.put(shape.plan().properties().get(index).column(), expression));
        return engine.planInsert(shape.plan().table(), columns, computed, wanted(shape.plan(), shape.wanted()), mode);
    }

    InsertPlan insertLinks(Shape.OfLinks shape, InsertMode mode) {
        return inserts.computeIfAbsent(
                new InsertKey(shape, mode),
                key -> engine.planInsert(shape.table(), shape.columns(), Map.of(), List.of(), mode));
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

    /** Makes an UPDATE; without snapshots one whose values are bound later. */
    static Update update(
            Shape.OfObjects shape,
            @Nullable Snapshot values,
            Map<Integer, Expression<?>> expressions,
            @Nullable Snapshot row) {
        MapperPlan<?> plan = shape.plan();
        Update update = Sql.update(plan.table());
        for (PropertyPlan<?> property : plan.properties()) {
            Column<?> column = property.column();
            if (expressions.containsKey(property.index())) {
                update = set(update, column, expressions.get(property.index()));
            } else if (shape.written().get(property.index())) {
                update = set(update, column, bind(property, values));
            }
        }
        for (Column<?> column : plan.table().columns()) {
            boolean isSet = update.assignments().stream().anyMatch(assignment -> assignment.column() == column);
            if (!isSet && column.onUpdateExpression().isPresent()) {
                update = set(update, column, column.onUpdateExpression().get());
            }
        }
        return update.where(byRow(shape, row));
    }

    @SuppressWarnings("unchecked") // an expression and a bound value are of their column's type
    private static <T> Update set(Update update, Column<T> column, Expression<?> value) {
        return update.set(column, (Expression<T>) value);
    }

    private CompiledStatement compiled(Shape.OfLinks shape) {
        Condition all = null;
        for (Column<?> column : shape.columns()) {
            Condition equal = equal(column, bind(column, null));
            all = all == null ? equal : all.and(equal);
        }
        return engine.compileDeletes(
                Sql.delete(shape.table()).where(Objects.requireNonNull(all)), shape.table(), shape.columns());
    }

    private static Condition byRow(Shape.OfObjects shape, @Nullable Snapshot row) {
        Condition all = null;
        for (PropertyPlan<?> property : shape.plan().key()) {
            Condition equal = equal(property.column(), bind(property, row));
            all = all == null ? equal : all.and(equal);
        }
        PropertyPlan<?> version = shape.plan().version();
        Condition byKey = Objects.requireNonNull(all);
        return shape.isVersioned() && version != null ? byKey.and(equal(version.column(), bind(version, row))) : byKey;
    }

    @SuppressWarnings("unchecked") // the bound value is of the column's type
    private static <T> Condition equal(Column<T> column, Bind<?> value) {
        return column.eq((Bind<T>) value);
    }

    private static Bind<?> bind(PropertyPlan<?> property, @Nullable Snapshot values) {
        return bind(property.column(), values == null ? null : property.value(values));
    }

    @SuppressWarnings("unchecked") // the value is one of the column's
    private static <T> Bind<T> bind(Column<T> column, @Nullable Object value) {
        return new Bind<>((T) value, column.type());
    }
}
