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

/**
 * Sorts tables by their foreign keys: Kahn's algorithm, which among the tables that are free always takes the one
 * declared first, so that the order is stable. A table that refers to itself is no cycle.
 */
final class TableOrder {
    private TableOrder() {}

    static List<Table> sorted(Collection<Table> tables) {
        Map<Table, Set<Table>> open = new LinkedHashMap<>();
        Set<Table> known = Set.copyOf(tables);
        for (Table table : tables) {
            open.put(table, referenced(table, known));
        }
        List<Table> order = new ArrayList<>(tables.size());
        while (!open.isEmpty()) {
            Table next = open.entrySet().stream()
                    .filter(entry -> entry.getValue().isEmpty())
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElseThrow(() -> cycle(open));
            order.add(next);
            open.remove(next);
            open.values().forEach(waiting -> waiting.remove(next));
        }
        return List.copyOf(order);
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
