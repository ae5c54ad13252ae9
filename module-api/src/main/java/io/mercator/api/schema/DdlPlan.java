package io.mercator.api.schema;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The statements that define or remove tables, in an order in which a database takes them: sequences, tables by their foreign
 * keys, the foreign keys that close a circle, indexes.
 *
 * @param statements the statements in order
 * @param late the foreign keys that their tables' CREATE TABLE leaves out
 */
public record DdlPlan(List<DdlStatement> statements, Set<ForeignKey> late) {
    /**
     * Copies the collections.
     *
     * @param statements the statements in order
     * @param late the foreign keys that their tables' CREATE TABLE leaves out
     */
    public DdlPlan {
        statements = List.copyOf(statements);
        late = Set.copyOf(late);
    }

    /**
     * Plans the creation of tables.
     *
     * @param tables the tables in any order
     * @param dialect for which database
     * @return the plan
     */
    public static DdlPlan creation(List<Table> tables, DdlDialect dialect) {
        TableOrder.Order order = TableOrder.breaking(tables);
        Map<ForeignKey, String> late = late(order, dialect);
        List<DdlStatement> statements = new ArrayList<>();
        sequences(order.tables(), dialect).forEach(sequence -> statements.add(new CreateSequence(sequence)));
        order.tables().forEach(table -> statements.add(new CreateTable(table, inPlace(table, late))));
        late.forEach((key, name) -> statements.add(new AddForeignKey(key, name)));
        for (Table table : order.tables()) {
            table.indexes().forEach(index -> statements.add(new CreateIndex(table, index)));
        }
        return new DdlPlan(statements, late.keySet());
    }

    /**
     * Plans the removal of tables, and of the sequences that no other table of their metadata uses.
     *
     * @param tables the tables in any order
     * @param dialect for which database
     * @return the plan
     */
    public static DdlPlan removal(List<Table> tables, DdlDialect dialect) {
        TableOrder.Order order = TableOrder.breaking(tables);
        Map<ForeignKey, String> late = late(order, dialect);
        List<DdlStatement> statements = new ArrayList<>();
        late.forEach((key, name) -> statements.add(new DropForeignKey(key, name)));
        List<Table> reversed = new ArrayList<>(order.tables());
        Collections.reverse(reversed);
        reversed.forEach(table -> statements.add(new DropTable(table)));
        Set<Sequence> unused = sequences(reversed, dialect);
        for (Table table : tables) {
            for (Table other : table.metadata().tables()) {
                if (!tables.contains(other)) {
                    unused.removeAll(sequences(List.of(other), dialect));
                }
            }
        }
        unused.forEach(sequence -> statements.add(new DropSequence(sequence)));
        return new DdlPlan(statements, late.keySet());
    }

    private static Set<Sequence> sequences(List<Table> tables, DdlDialect dialect) {
        Set<Sequence> sequences = new LinkedHashSet<>();
        if (dialect.hasSequences()) {
            tables.forEach(
                    table -> table.columns().forEach(column -> column.sequence().ifPresent(sequences::add)));
        }
        return sequences;
    }

    private static Map<ForeignKey, String> late(TableOrder.Order order, DdlDialect dialect) {
        Map<ForeignKey, String> late = new LinkedHashMap<>();
        if (dialect.addsForeignKeys()) {
            for (ForeignKey key : order.broken()) {
                late.put(key, key.name().orElseGet(() -> name(key)));
            }
        }
        return late;
    }

    /** A name of our own, by which the constraint can be dropped. */
    private static String name(ForeignKey key) {
        return "fk_" + key.table().name() + "_" + key.columns().get(0).name();
    }

    private static List<ForeignKey> inPlace(Table table, Map<ForeignKey, String> late) {
        return table.foreignKeys().stream()
                .filter(key -> !late.containsKey(key))
                .toList();
    }
}
