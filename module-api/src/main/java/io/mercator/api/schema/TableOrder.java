package io.mercator.api.schema;

import io.mercator.api.error.SchemaException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Sorts tables by their foreign keys: Kahn's algorithm, which among the tables that are free always takes the one
 * declared first, so that the order is stable. A table that refers to itself is no cycle.
 */
final class TableOrder {
    private TableOrder() {}

    /**
     * Tables in an order, and the foreign keys that it does not keep because they close a circle.
     *
     * @param tables those referred to before those that refer, but for the broken ones
     * @param broken the foreign keys of circles
     */
    record Order(List<Table> tables, List<ForeignKey> broken) {}

    static List<Table> sorted(Collection<Table> tables) {
        return order(tables, false).tables();
    }

    /** Breaks a circle at the table declared first, whose foreign keys into the circle come later. */
    static Order breaking(Collection<Table> tables) {
        return order(tables, true);
    }

    private static Order order(Collection<Table> tables, boolean breaks) {
        Map<Table, Set<Table>> open = new LinkedHashMap<>();
        Set<Table> known = Set.copyOf(tables);
        for (Table table : tables) {
            open.put(table, referenced(table, known));
        }
        List<Table> order = new ArrayList<>(tables.size());
        List<ForeignKey> broken = new ArrayList<>();
        while (!open.isEmpty()) {
            Table next = free(open);
            if (next == null && !breaks) {
                throw cycle(open);
            }
            if (next == null) {
                next = open.keySet().iterator().next();
                Set<Table> waitedFor = open.get(next);
                next.foreignKeys().stream()
                        .filter(key -> waitedFor.contains(key.referencedTable()))
                        .forEach(broken::add);
            }
            Table placed = next;
            order.add(placed);
            open.remove(placed);
            open.values().forEach(waiting -> waiting.remove(placed));
        }
        return new Order(List.copyOf(order), List.copyOf(broken));
    }

    private static @Nullable Table free(Map<Table, Set<Table>> open) {
        for (Map.Entry<Table, Set<Table>> entry : open.entrySet()) {
            if (entry.getValue().isEmpty()) {
                return entry.getKey();
            }
        }
        return null;
    }

    private static Set<Table> referenced(Table table, Set<Table> known) {
        Set<Table> references = new LinkedHashSet<>();
        for (ForeignKey key : table.foreignKeys()) {
            if (key.referencedTable() != table && known.contains(key.referencedTable())) {
                references.add(key.referencedTable());
            }
        }
        return references;
    }

    private static SchemaException cycle(Map<Table, Set<Table>> open) {
        Map<Table, Integer> seen = new HashMap<>();
        Deque<Table> path = new ArrayDeque<>();
        Table at = open.keySet().iterator().next();
        while (seen.putIfAbsent(at, path.size()) == null) {
            path.addLast(at);
            at = open.get(at).iterator().next();
        }
        int start = seen.get(at);
        String names = path.stream().skip(start).map(Table::qualifiedName).collect(Collectors.joining(" -> "));
        return new SchemaException("The foreign keys of these tables form a cycle: " + names + " -> "
                + at.qualifiedName() + ". Leave references(...) out of one of their columns.");
    }
}
