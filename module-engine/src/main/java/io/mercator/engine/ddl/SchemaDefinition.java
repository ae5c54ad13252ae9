package io.mercator.engine.ddl;

import io.mercator.api.dialect.Capability;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.CreateSequence;
import io.mercator.api.schema.CreateTable;
import io.mercator.api.schema.DdlStatement;
import io.mercator.api.schema.DropSequence;
import io.mercator.api.schema.DropTable;
import io.mercator.api.schema.Sequence;
import io.mercator.api.schema.Table;
import io.mercator.engine.connect.Checkout;
import io.mercator.engine.execute.ExecutionContext;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Creates and drops tables with their sequences. Everything is rendered before anything is sent, so that a definition
 * that the database cannot take changes nothing; then all presence is asked, then all is defined in one transaction.
 */
public final class SchemaDefinition {
    private final ExecutionContext context;
    private final boolean checkFirst;

    /**
     * Creates a definition.
     *
     * @param context the engine's
     * @param checkFirst whether the database is asked what it has
     */
    public SchemaDefinition(ExecutionContext context, boolean checkFirst) {
        this.context = context;
        this.checkFirst = checkFirst;
    }

    /**
     * Creates tables.
     *
     * @param tables in the order in which they are created
     * @param connections gives the connection
     */
    public void create(List<Table> tables, Supplier<Checkout> connections) {
        List<SchemaObject> objects = new ArrayList<>();
        Set<Sequence> seen = new LinkedHashSet<>();
        for (Table table : tables) {
            for (Sequence sequence : sequences(table)) {
                if (seen.add(sequence)) {
                    objects.add(sequence(sequence, new CreateSequence(sequence)));
                }
            }
            objects.add(table(table, new CreateTable(table)));
        }
        run(objects, false, connections);
    }

    /**
     * Drops tables, and the sequences that no other table of their metadata uses.
     *
     * @param tables in the order in which they are dropped
     * @param connections gives the connection
     */
    public void drop(List<Table> tables, Supplier<Checkout> connections) {
        List<SchemaObject> objects = new ArrayList<>();
        Set<Sequence> unused = new LinkedHashSet<>();
        for (Table table : tables) {
            objects.add(table(table, new DropTable(table)));
            unused.addAll(sequences(table));
        }
        for (Table table : tables) {
            for (Table other : table.metadata().tables()) {
                if (!tables.contains(other)) {
                    unused.removeAll(sequences(other));
                }
            }
        }
        unused.forEach(sequence -> objects.add(sequence(sequence, new DropSequence(sequence))));
        run(objects, true, connections);
    }

    private Set<Sequence> sequences(Table table) {
        Set<Sequence> sequences = new LinkedHashSet<>();
        if (context.dialect().has(Capability.SEQUENCES)) {
            for (Column<?> column : table.columns()) {
                column.sequence().ifPresent(sequences::add);
            }
        }
        return sequences;
    }

    private SchemaObject table(Table table, DdlStatement statement) {
        return SchemaObject.of(statement, context.dialect(), context.dialect().tablePresence(table));
    }

    private SchemaObject sequence(Sequence sequence, DdlStatement statement) {
        return SchemaObject.of(statement, context.dialect(), context.dialect().sequencePresence(sequence));
    }

    private void run(List<SchemaObject> objects, boolean dropping, Supplier<Checkout> connections) {
        try (DdlTransaction transaction = new DdlTransaction(context, connections.get())) {
            List<SchemaObject> due = new ArrayList<>(objects.size());
            for (SchemaObject object : objects) {
                if (!checkFirst || transaction.isPresent(object) == dropping) {
                    due.add(object);
                }
            }
            due.forEach(transaction::define);
            transaction.commit();
        }
    }
}
