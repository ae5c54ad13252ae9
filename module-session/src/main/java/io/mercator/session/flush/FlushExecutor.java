package io.mercator.session.flush;

import io.mercator.api.error.StaleDataException;
import io.mercator.api.session.InsertMode;
import io.mercator.api.session.ObjectState;
import io.mercator.api.spi.ExecutionConnection;
import io.mercator.api.spi.InsertPlan;
import io.mercator.api.spi.ParameterSink;
import io.mercator.api.spi.RowReader;
import io.mercator.session.mapper.EntityKey;
import io.mercator.session.mapper.MapperPlan;
import io.mercator.session.mapper.PropertyPlan;
import io.mercator.session.mapper.Snapshot;
import io.mercator.session.state.ObjectEntry;
import io.mercator.session.state.Workspace;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Sends a flush plan, neighbours of one shape by one statement, and brings the entries up to date after each. When a
 * statement fails the entries are as the statements before it left them; the session's rollback puts all back.
 */
public final class FlushExecutor {
    private final FlushShapes shapes;
    private final ExecutionConnection connection;
    private final Workspace workspace;
    private final InsertMode mode;
    private final List<ObjectEntry<?>> incomplete = new ArrayList<>();

    public FlushExecutor(FlushShapes shapes, ExecutionConnection connection, Workspace workspace, InsertMode mode) {
        this.shapes = shapes;
        this.connection = connection;
        this.workspace = workspace;
        this.mode = mode;
    }

    /**
     * Sends the plan.
     *
     * @return the entries that have values made by the database that no statement brought back; they are to be reloaded
     */
    public List<ObjectEntry<?>> execute(FlushPlan plan) {
        List<FlushAction> actions = plan.actions();
        int from = 0;
        while (from < actions.size()) {
            Shape shape = actions.get(from).shape();
            int to = from + 1;
            while (to < actions.size() && actions.get(to).shape().equals(shape)) {
                to++;
            }
            send(shape, actions.subList(from, to));
            from = to;
        }
        return incomplete;
    }

    private void send(Shape shape, List<FlushAction> group) {
        switch (shape.kind()) {
            case INSERT -> insert(shape, cast(group, InsertAction.class));
            case UPDATE -> update(shape, cast(group, UpdateAction.class));
            case DELETE -> delete(shape, cast(group, DeleteAction.class));
        }
    }

    private static <A extends FlushAction> List<A> cast(List<FlushAction> group, Class<A> type) {
        return group.stream().map(type::cast).toList();
    }

    private void insert(Shape shape, List<InsertAction> group) {
        InsertPlan plan = shapes.insert(shape, mode);
        int[] written = shape.written().stream().toArray();
        List<PropertyPlan<?>> returned = new ArrayList<>();
        plan.returned().forEach(column -> returned.add(shape.plan().property(column)));
        group.forEach(action -> action.entry().beforeInsert(action.before()));
        connection.insert(
                plan,
                group.size(),
                (row, sink) -> bindInsert(shape.plan(), written, group.get(row), sink),
                (row, values) -> receive(returned, group.get(row), values));
        group.forEach(action -> finishInsert(action.entry(), action, returned.size()));
    }

    private static void bindInsert(MapperPlan<?> plan, int[] written, InsertAction action, ParameterSink sink) {
        int ordinal = 0;
        for (int index : written) {
            plan.properties().get(index).bind(action.current(), ordinal++, sink);
        }
        for (Object value : action.unmapped()) {
            sink.set(ordinal++, value);
        }
    }

    private static void receive(List<PropertyPlan<?>> returned, InsertAction action, RowReader values) {
        for (int position = 0; position < returned.size(); position++) {
            returned.get(position).read(values, position, action.current());
        }
    }

    private <E> void finishInsert(ObjectEntry<E> entry, InsertAction action, int returned) {
        MapperPlan<E> plan = entry.plan();
        BitSet fromFlush = (BitSet) action.defaulted().clone();
        fromFlush.or(action.wanted());
        for (PropertyPlan<E> property : plan.properties()) {
            if (fromFlush.get(property.index()) && property.differs(entry.object(), action.current())) {
                property.restore(action.current(), entry.object());
            }
        }
        EntityKey key = plan.keyOf(action.current());
        if (key == null) {
            throw new IllegalStateException("The database gave no key for " + entry.describe());
        }
        entry.insertedAs(key, action.current());
        workspace.inserted(entry);
        if (returned < action.wanted().cardinality()) {
            incomplete.add(entry);
        }
    }

    private void update(Shape shape, List<UpdateAction> group) {
        int[] written = shape.written().stream().toArray();
        List<? extends PropertyPlan<?>> key = shape.plan().key();
        long[] counts = connection.update(shapes.statement(shape), group.size(), (row, sink) -> {
            UpdateAction action = group.get(row);
            int ordinal = 0;
            for (int index : written) {
                shape.plan().properties().get(index).bind(action.current(), ordinal++, sink);
            }
            bindKey(key, action.entry(), ordinal, sink);
        });
        checkCounts("updated", group, counts);
        rekey(group);
        for (UpdateAction action : group) {
            if (!action.isParking()) {
                action.finish();
            }
            if (action.isIncomplete()) {
                incomplete.add(action.entry());
            }
        }
    }

    private static void bindKey(
            List<? extends PropertyPlan<?>> key, ObjectEntry<?> entry, int firstOrdinal, ParameterSink sink) {
        Snapshot row = entry.flushed();
        int ordinal = firstOrdinal;
        for (PropertyPlan<?> property : key) {
            property.bind(row, ordinal++, sink);
        }
    }

    /** Takes all old keys out of the identity map before the new ones go in, since rows may have exchanged theirs. */
    private void rekey(List<UpdateAction> group) {
        Map<UpdateAction, EntityKey> moved = new LinkedHashMap<>();
        for (UpdateAction action : group) {
            if (!action.isParking()) {
                EntityKey next = action.newKey();
                if (!next.equals(action.entry().key())) {
                    workspace.identity().remove(action.entry(), action.entry().key());
                    moved.put(action, next);
                }
            }
        }
        for (UpdateAction action : group) {
            if (!action.isParking()) {
                action.entry()
                        .updatedTo(moved.getOrDefault(action, action.entry().key()), action.current());
            }
        }
        moved.keySet().forEach(action -> workspace.identity().put(action.entry()));
    }

    private void delete(Shape shape, List<DeleteAction> group) {
        List<? extends PropertyPlan<?>> key = shape.plan().key();
        long[] counts = connection.update(
                shapes.statement(shape),
                group.size(),
                (row, sink) -> bindKey(key, group.get(row).entry(), 0, sink));
        checkCounts("deleted", group, counts);
        group.forEach(action -> {
            action.entry().state(ObjectState.DELETED);
            workspace.deleted(action.entry());
        });
    }

    private static void checkCounts(String verb, List<? extends FlushAction> group, long[] counts) {
        for (int row = 0; row < counts.length; row++) {
            if (counts[row] != 1) {
                ObjectEntry<?> entry = group.get(row).entry();
                String table = entry.plan().table().qualifiedName();
                throw new StaleDataException(
                        table,
                        1,
                        counts[row],
                        "Flush " + verb + " " + counts[row] + " rows of '" + table + "' where 1 was expected ("
                                + entry.describe() + "): "
                                + (counts[row] == 0
                                        ? "the row was deleted or its key changed by another transaction."
                                        : "the mapped key does not tell the table's rows apart.")
                                + " Call rollback() and load the object again.");
            }
        }
    }
}
