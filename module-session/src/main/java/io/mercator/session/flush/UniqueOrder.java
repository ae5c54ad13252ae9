package io.mercator.session.flush;

import io.mercator.api.error.FlushException;
import io.mercator.api.schema.Column;
import io.mercator.session.mapper.MapperPlan;
import io.mercator.session.mapper.PropertyPlan;
import io.mercator.session.mapper.Snapshot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Orders the rows of one table so that a unique value is freed before another row takes it.
 *
 * <p>Each DELETE, and each UPDATE of a unique value, frees the value that the row had; each INSERT, and each such
 * UPDATE, takes one. Who takes what another frees waits for it: a topological sort that keeps the usual order
 * otherwise. Only UPDATEs can wait for each other in a circle; one of the circle is parked: an extra UPDATE moves its
 * value out of the way, to NULL or to where the column's {@code parking} says. The trap: a value that is freed and
 * taken by the same row is no dependency.
 */
final class UniqueOrder {
    private final List<UniqueKey> keys;
    private final List<FlushAction> saves;
    private final List<DeleteAction> deletes;
    private final Map<UniqueKey.Value, FlushAction> freed = new HashMap<>();
    private final Map<FlushAction, Set<FlushAction>> waitsFor = new LinkedHashMap<>();
    private final Set<DeleteAction> promoted = new LinkedHashSet<>();

    private UniqueOrder(MapperPlan<?> plan, List<FlushAction> saves, List<DeleteAction> deletes) {
        this.keys = UniqueKey.of(plan);
        this.saves = saves;
        this.deletes = deletes;
    }

    /**
     * The order of one table.
     *
     * @param saves what is sent in the table's turn, DELETEs that must go first among it
     * @param promoted the DELETEs that are among the saves and must not be sent again at the end
     */
    record Result(List<FlushAction> saves, Set<DeleteAction> promoted) {}

    static Result of(MapperPlan<?> plan, List<FlushAction> saves, List<DeleteAction> deletes) {
        return new UniqueOrder(plan, saves, deletes).order();
    }

    private Result order() {
        if (saves.isEmpty()) {
            return new Result(saves, Set.of());
        }
        findFreed();
        if (!freed.isEmpty()) {
            findWaits();
        }
        return waitsFor.isEmpty() ? new Result(saves, Set.of()) : new Result(sorted(), promoted);
    }

    private void findFreed() {
        for (UniqueKey key : keys) {
            for (DeleteAction delete : deletes) {
                free(key.value(delete.entry().flushed()), delete);
            }
            for (FlushAction action : saves) {
                if (action instanceof UpdateAction update
                        && key.differs(update.entry().flushed(), update.current())) {
                    free(key.value(update.entry().flushed()), update);
                }
            }
        }
    }

    private void free(UniqueKey.@Nullable Value value, FlushAction action) {
        if (value != null) {
            freed.put(value, action);
        }
    }

    private void findWaits() {
        for (FlushAction action : saves) {
            for (UniqueKey key : keys) {
                UniqueKey.Value taken = taken(key, action);
                FlushAction holder = taken == null ? null : freed.get(taken);
                if (holder != null && holder != action) {
                    waitsFor.computeIfAbsent(action, waiting -> new LinkedHashSet<>())
                            .add(holder);
                    if (holder instanceof DeleteAction delete) {
                        promoted.add(delete);
                    }
                }
            }
        }
    }

    private static UniqueKey.@Nullable Value taken(UniqueKey key, FlushAction action) {
        if (action instanceof InsertAction insert) {
            boolean complete = key.properties().stream()
                    .noneMatch(property -> insert.wanted().get(property.index()));
            return complete ? key.value(insert.current()) : null;
        }
        return action instanceof UpdateAction update
                        && key.differs(update.entry().flushed(), update.current())
                ? key.value(update.current())
                : null;
    }

    private List<FlushAction> sorted() {
        List<FlushAction> order = new ArrayList<>();
        Set<FlushAction> open = new LinkedHashSet<>(promoted);
        open.addAll(saves);
        while (!open.isEmpty()) {
            FlushAction next = open.stream()
                    .filter(action -> waitsFor.getOrDefault(action, Set.of()).isEmpty())
                    .findFirst()
                    .orElse(null);
            if (next == null) {
                order.add(park(open));
            } else {
                order.add(next);
                open.remove(next);
                release(next);
            }
        }
        return order;
    }

    private void release(FlushAction done) {
        waitsFor.values().forEach(waiting -> waiting.remove(done));
    }

    /** Moves the value of one UPDATE of a circle out of the way, so that whoever waits for it may go on. */
    private FlushAction park(Set<FlushAction> open) {
        FlushException refused = null;
        for (FlushAction action : open) {
            if (!(action instanceof UpdateAction update)) {
                continue;
            }
            FlushAction waiter = open.stream()
                    .filter(other -> waitsFor.getOrDefault(other, Set.of()).contains(update))
                    .findFirst()
                    .orElse(null);
            if (waiter == null) {
                continue;
            }
            UpdateAction parking = parking(update, waiter);
            if (parking != null) {
                release(update);
                return parking;
            }
            if (refused == null) {
                refused = refusal(update, waiter);
            }
        }
        throw refused != null ? refused : new IllegalStateException("A circle of unique values without an UPDATE");
    }

    private @Nullable UpdateAction parking(UpdateAction update, FlushAction waiter) {
        UniqueKey key = contested(update, waiter);
        Snapshot row = update.entry().flushed();
        for (PropertyPlan<?> property : key.properties()) {
            Object parked = parked(property.column(), property.value(row));
            if (parked != null) {
                return UpdateAction.parking(update.entry(), property, parked);
            }
        }
        for (PropertyPlan<?> property : key.properties()) {
            if (property.column().isNullable() && property.takesNull()) {
                return UpdateAction.parking(update.entry(), property, null);
            }
        }
        return null;
    }

    @SuppressWarnings("unchecked") // the value is of the column's class
    private static <T> @Nullable Object parked(Column<T> column, @Nullable Object value) {
        UnaryOperator<T> parking = column.parking().orElse(null);
        return parking == null || value == null ? null : parking.apply((T) value);
    }

    private UniqueKey contested(UpdateAction update, FlushAction waiter) {
        for (UniqueKey key : keys) {
            UniqueKey.Value taken = taken(key, waiter);
            if (taken != null && taken.equals(key.value(update.entry().flushed()))) {
                return key;
            }
        }
        throw new IllegalStateException("Nothing is contested between two rows of one circle");
    }

    private FlushException refusal(UpdateAction update, FlushAction waiter) {
        PropertyPlan<?> property = contested(update, waiter).properties().get(0);
        Column<?> column = property.column();
        return new FlushException("The objects " + update.entry().describe() + " and "
                + waiter.entry().describe() + " exchange values of the unique column '"
                + column.table().qualifiedName() + "." + column.name()
                + "', and neither row has a place to wait: the column takes no NULL. Declare parking(...) for it,"
                + " or flush the exchange in two steps.");
    }
}
