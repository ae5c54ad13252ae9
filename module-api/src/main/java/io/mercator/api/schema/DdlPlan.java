package io.mercator.api.schema;

import io.mercator.api.type.ArrayType;
import io.mercator.api.type.EnumType;
import io.mercator.api.type.SqlType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The statements that define or remove tables, in an order in which a database takes them: schemas, enums, sequences, tables by
 * their foreign keys, the foreign keys that close a circle, indexes, comments, views; each with what listeners add.
 *
 * @param steps the statements in order
 * @param late the foreign keys that their tables' CREATE TABLE leaves out
 */
public record DdlPlan(List<Step> steps, Set<ForeignKey> late) {
    /**
     * A statement with what listeners have run before and after it.
     *
     * @param statement the statement, which decides whether the step runs at all
     * @param before statements in order
     * @param after statements in order
     */
    public record Step(DdlStatement statement, List<DdlStatement> before, List<DdlStatement> after) {
        /**
         * Copies the lists.
         *
         * @param statement the statement, which decides whether the step runs at all
         * @param before statements in order
         * @param after statements in order
         */
        public Step {
            before = List.copyOf(before);
            after = List.copyOf(after);
        }

        /**
         * Returns all statements of the step.
         *
         * @return an unmodifiable list in order
         */
        public List<DdlStatement> statements() {
            List<DdlStatement> all = new ArrayList<>(before);
            all.add(statement);
            all.addAll(after);
            return List.copyOf(all);
        }
    }

    /**
     * Copies the collections.
     *
     * @param steps the statements in order
     * @param late the foreign keys that their tables' CREATE TABLE leaves out
     */
    public DdlPlan {
        steps = List.copyOf(steps);
        late = Set.copyOf(late);
    }

    /**
     * Returns all statements.
     *
     * @return an unmodifiable list in order
     */
    public List<DdlStatement> statements() {
        return steps.stream().flatMap(step -> step.statements().stream()).toList();
    }

    /**
     * Plans the creation of tables.
     *
     * @param tables the tables in any order
     * @param dialect for which database
     * @return the plan
     */
    public static DdlPlan creation(List<Table> tables, DdlDialect dialect) {
        TableOrder.Order order = TableOrder.breaking(bases(tables));
        Map<ForeignKey, String> late = late(order, dialect);
        List<DdlStatement> statements = new ArrayList<>();
        schemas(tables, dialect).forEach(schema -> statements.add(new CreateSchema(schema)));
        enums(order.tables(), dialect).forEach(type -> statements.add(new CreateEnum(type)));
        sequences(order.tables(), dialect).forEach(sequence -> statements.add(new CreateSequence(sequence)));
        order.tables().forEach(table -> statements.add(new CreateTable(table, inPlace(table, late))));
        late.forEach((key, name) -> statements.add(new AddForeignKey(key, name)));
        for (Table table : order.tables()) {
            table.indexes().forEach(index -> statements.add(new CreateIndex(table, index)));
        }
        if (dialect.hasComments() && !dialect.commentsInPlace()) {
            order.tables().forEach(table -> statements.addAll(comments(table)));
        }
        views(tables).forEach(view -> statements.add(new CreateView(view)));
        return new DdlPlan(steps(statements, tables, dialect), late.keySet());
    }

    /**
     * Plans the removal of tables, and of the sequences that no other table of their metadata uses.
     *
     * @param tables the tables in any order
     * @param dialect for which database
     * @return the plan
     */
    public static DdlPlan removal(List<Table> tables, DdlDialect dialect) {
        TableOrder.Order order = TableOrder.breaking(bases(tables));
        Map<ForeignKey, String> late = late(order, dialect);
        List<DdlStatement> statements = new ArrayList<>();
        List<View> views = new ArrayList<>(views(tables));
        Collections.reverse(views);
        views.forEach(view -> statements.add(new DropView(view)));
        late.forEach((key, name) -> statements.add(new DropForeignKey(key, name)));
        List<Table> reversed = new ArrayList<>(order.tables());
        Collections.reverse(reversed);
        reversed.forEach(table -> statements.add(new DropTable(table)));
        Set<Sequence> unused = sequences(reversed, dialect);
        Set<EnumType<?>> unusedTypes = enums(reversed, dialect);
        for (Table table : tables) {
            for (Table other : table.metadata().tables()) {
                if (!tables.contains(other)) {
                    unused.removeAll(sequences(List.of(other), dialect));
                    unusedTypes.removeAll(enums(List.of(other), dialect));
                }
            }
        }
        unused.forEach(sequence -> statements.add(new DropSequence(sequence)));
        unusedTypes.forEach(type -> statements.add(new DropEnum(type)));
        return new DdlPlan(steps(statements, tables, dialect), late.keySet());
    }

    private static List<Step> steps(List<DdlStatement> statements, List<Table> tables, DdlDialect dialect) {
        Set<DdlListener> listeners = new LinkedHashSet<>();
        tables.forEach(table -> listeners.addAll(table.metadata().listeners()));
        List<Step> steps = new ArrayList<>(statements.size());
        for (DdlStatement statement : statements) {
            List<DdlStatement> before = new ArrayList<>();
            List<DdlStatement> after = new ArrayList<>();
            for (DdlListener listener : listeners) {
                before.addAll(listener.before(statement, dialect));
                after.addAll(listener.after(statement, dialect));
            }
            steps.add(new Step(statement, before, after));
        }
        return steps;
    }

    private static List<Table> bases(List<Table> tables) {
        return tables.stream().filter(table -> !(table instanceof View)).toList();
    }

    private static List<View> views(List<Table> tables) {
        return tables.stream()
                .filter(View.class::isInstance)
                .map(View.class::cast)
                .toList();
    }

    private static List<DdlStatement> comments(Table table) {
        List<DdlStatement> comments = new ArrayList<>();
        table.comment().ifPresent(text -> comments.add(new CommentOn(table, null, text)));
        for (Column<?> column : table.columns()) {
            column.comment().ifPresent(text -> comments.add(new CommentOn(table, column, text)));
        }
        return comments;
    }

    private static Set<String> schemas(List<Table> tables, DdlDialect dialect) {
        Set<String> schemas = new LinkedHashSet<>();
        if (dialect.createsSchemas()) {
            tables.forEach(table -> table.schema().ifPresent(schemas::add));
            sequences(tables, dialect).forEach(sequence -> sequence.schemaName().ifPresent(schemas::add));
        }
        return schemas;
    }

    /**
     * Returns the enums of a table that a database with such types has as its own.
     *
     * @param table the table
     * @return the types of its columns and of the elements of its arrays, each once
     */
    public static Set<EnumType<?>> enums(Table table) {
        Set<EnumType<?>> enums = new LinkedHashSet<>();
        for (Column<?> column : table.columns()) {
            SqlType<?> stored = column.type().stored();
            SqlType<?> single =
                    stored instanceof ArrayType<?> array ? array.element().stored() : stored;
            if (single instanceof EnumType<?> known) {
                enums.add(known);
            }
        }
        return enums;
    }

    private static Set<EnumType<?>> enums(List<Table> tables, DdlDialect dialect) {
        Set<EnumType<?>> enums = new LinkedHashSet<>();
        if (dialect.hasEnumTypes()) {
            tables.forEach(table -> enums.addAll(enums(table)));
        }
        return enums;
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
                late.put(key, AddForeignKey.of(key).name());
            }
        }
        return late;
    }

    private static List<ForeignKey> inPlace(Table table, Map<ForeignKey, String> late) {
        return table.foreignKeys().stream()
                .filter(key -> !late.containsKey(key))
                .toList();
    }
}
