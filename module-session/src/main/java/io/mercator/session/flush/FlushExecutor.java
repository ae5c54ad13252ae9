package io.mercator.session.flush;

import io.mercator.api.session.InsertMode;
import io.mercator.api.spi.CompiledStatement;
import io.mercator.api.spi.ExecutionConnection;
import io.mercator.api.spi.InsertPlan;
import io.mercator.api.spi.ParameterSink;
import io.mercator.api.spi.ParameterWriter;
import io.mercator.api.spi.RowReader;
import io.mercator.api.sql.Bind;
import io.mercator.api.sql.Binds;
import io.mercator.api.sql.Expression;
import io.mercator.api.sql.Statement;
import io.mercator.session.mapper.MapperPlan;
import io.mercator.session.mapper.PropertyPlan;
import io.mercator.session.mapper.Snapshot;
import io.mercator.session.state.ObjectEntry;
import io.mercator.session.state.Workspace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Sends a flush plan, neighbours of one shape by one statement, and brings the entries up to date after each. A row that
 * takes a value of another of the same statement begins a statement of its own. When one fails the entries are as the
 * statements before it left them; the session's rollback puts all back.
 */
public final class FlushExecutor {
    private final FlushShapes shapes;
    private final ExecutionConnection connection;
    private final Workspace workspace;
    private final InsertMode mode;
    private final EntrySteps steps;
    private final List<ObjectEntry<?>> incomplete = new ArrayList<>();
    /** What rows have whose unique value is parked, until their own turn. */
    private final Map<ObjectEntry<?>, Snapshot> parked = new HashMap<>();

    private final Map<FlushAction, Snapshot> located = new HashMap<>();

    public FlushExecutor(FlushShapes shapes, ExecutionConnection connection, Workspace workspace, InsertMode mode) {
        this.shapes = shapes;
        this.connection = connection;
        this.workspace = workspace;
        this.mode = mode;
        this.steps = new EntrySteps(workspace);
    }

    /**
     * Sends the plan.
     *
     * @return the entries that have values made by the database that no statement brought back; they are to be reloaded
     */
    public List<ObjectEntry<?>> execute(FlushPlan plan) {
        plan.settle(workspace);
        List<FlushAction> actions = plan.actions();
        int from = 0;
        while (from < actions.size()) {
            FlushAction first = actions.get(from);
            int to = from + 1;
            while (to < actions.size() && isTogether(first, actions.get(to))) {
                to++;
            }
            List<FlushAction> group = actions.subList(from, to);
            for (FlushAction action : group) {
                action.prepare();
                locate(action);
                // who waits for it is asked when the next group is made
                action.sent();
            }
            send(first.shape(), group);
            from = to;
        }
        incomplete.removeIf(entry -> !entry.isPersistent());
        return incomplete;
    }

    private static boolean isTogether(FlushAction first, FlushAction next) {
        return first.isBatchable() && next.isBatchable() && next.isReady() && next.isLike(first);
    }

    /** Where a row is found: by the values that it has, or by those to which it was parked before. */
    private void locate(FlushAction action) {
        ObjectEntry<?> row = action instanceof UpdateAction update ? update.row() : action.entry();
        Snapshot elsewhere = parked.isEmpty() ? null : parked.remove(row);
        if (elsewhere != null) {
            located.put(action, elsewhere);
        }
        if (action instanceof UpdateAction update && update.isParking()) {
            parked.put(row, update.current());
        }
    }

    private void send(Shape shape, List<FlushAction> group) {
        if (shape instanceof Shape.OfLinks links) {
            link(links, cast(group, LinkAction.class));
        } else if (shape instanceof Shape.OfObjects objects) {
            switch (objects.kind()) {
                case INSERT -> insert(objects, cast(group, InsertAction.class));
                case UPDATE -> update(objects, cast(group, UpdateAction.class));
                case DELETE -> delete(objects, cast(group, DeleteAction.class));
            }
        }
    }

    @SuppressWarnings("unchecked") // rows of one shape are actions of one class
    private static <A extends FlushAction> List<A> cast(List<FlushAction> group, Class<A> type) {
        type.cast(group.get(0));
        return (List<A>) (List<?>) group;
    }

    private void link(Shape.OfLinks shape, List<LinkAction> group) {
        ParameterWriter values = (row, sink) -> group.get(row).bind(sink);
        if (shape.kind() == Shape.Kind.INSERT) {
            connection.insert(shapes.insertLinks(shape, mode), group.size(), values, (row, generated) -> {});
        } else {
            RowCounts.checkLinks(group, connection.update(shapes.statement(shape), group.size(), values));
        }
    }

    private void insert(Shape.OfObjects shape, List<InsertAction> group) {
        Map<Integer, Expression<?>> expressions = group.get(0).expressions();
        InsertPlan plan = shapes.insert(shape, expressions, mode);
        int[] written = shape.written().stream().toArray();
        List<PropertyPlan<?>> returned = new ArrayList<>();
        plan.returned().forEach(column -> returned.add(shape.plan().property(column)));
        for (InsertAction action : group) {
            action.entry().beforeInsert(action.before());
        }
        connection.insert(
                plan,
                group.size(),
                (row, sink) -> bindInsert(shape.plan(), written, group.get(row), sink),
                (row, values) -> receive(returned, group.get(row), values));
        for (InsertAction action : group) {
            steps.inserted(action);
            boolean isIncomplete = returned.size() < action.wanted().cardinality() || !expressions.isEmpty();
            if (isIncomplete) {
                incomplete.add(action.entry());
            }
        }
    }

    private static void bindInsert(MapperPlan<?> plan, int[] written, InsertAction action, ParameterSink sink) {
        int ordinal = 0;
        for (int index : written) {
            plan.properties().get(index).bind(action.current(), ordinal++, sink);
        }
        for (Object value : action.unmapped()) {
            sink.set(ordinal++, value);
        }
        if (action.expressions().isEmpty()) {
            return;
        }
        List<Bind<?>> bound = new ArrayList<>();
        action.expressions().values().forEach(expression -> Binds.forEach(expression, bound::add));
        for (Bind<?> bind : bound) {
            sink.set(ordinal++, bind.value());
        }
    }

    private static void receive(List<PropertyPlan<?>> returned, InsertAction action, RowReader values) {
        for (int position = 0; position < returned.size(); position++) {
            returned.get(position).read(values, position, action.current());
        }
    }

    private void update(Shape.OfObjects shape, List<UpdateAction> group) {
        long[] counts = group.get(0).isBatchable() ? updateBatch(shape, group) : updateOne(shape, group.get(0));
        RowCounts.check("updated", group, counts);
        steps.updated(group);
        // all of a group write the same columns
        if (group.get(0).isComputing()) {
            for (UpdateAction action : group) {
                if (!action.isParking()) {
                    incomplete.add(action.entry());
                }
            }
        }
    }

    private long[] updateBatch(Shape.OfObjects shape, List<UpdateAction> group) {
        int[] written = shape.written().stream().toArray();
        return connection.update(shapes.statement(shape), group.size(), (row, sink) -> {
            UpdateAction action = group.get(row);
            int ordinal = 0;
            for (int index : written) {
                shape.plan().properties().get(index).bind(action.current(), ordinal++, sink);
            }
            bindRow(shape, action, action.row(), ordinal, sink);
        });
    }

    /** Sends an UPDATE with SQL expressions in it, whose text is its own. */
    private long[] updateOne(Shape.OfObjects shape, UpdateAction action) {
        Statement<?> statement =
                FlushShapes.update(shape, action.current(), action.expressions(), rowOf(action, action.row()));
        CompiledStatement compiled = shapes.engine().compile(statement);
        return connection.update(compiled, 1, ParameterWriter.of(statement));
    }

    private Snapshot rowOf(FlushAction action, ObjectEntry<?> entry) {
        Snapshot elsewhere = located.isEmpty() ? null : located.get(action);
        return elsewhere == null ? entry.flushed() : elsewhere;
    }

    private void bindRow(
            Shape.OfObjects shape, FlushAction action, ObjectEntry<?> entry, int firstOrdinal, ParameterSink sink) {
        Snapshot row = rowOf(action, entry);
        int ordinal = firstOrdinal;
        for (PropertyPlan<?> property : shape.plan().key()) {
            property.bind(row, ordinal++, sink);
        }
        PropertyPlan<?> version = shape.plan().version();
        if (shape.isVersioned() && version != null) {
            version.bind(row, ordinal, sink);
        }
    }

    private void delete(Shape.OfObjects shape, List<DeleteAction> group) {
        long[] counts = connection.update(
                shapes.statement(shape),
                group.size(),
                (row, sink) -> bindRow(shape, group.get(row), group.get(row).entry(), 0, sink));
        RowCounts.check("deleted", group, counts);
        group.forEach(action -> steps.deleted(action.entry()));
    }
}
