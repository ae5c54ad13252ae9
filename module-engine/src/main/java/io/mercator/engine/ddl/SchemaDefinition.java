package io.mercator.engine.ddl;

import io.mercator.api.dialect.Dialect;
import io.mercator.api.dialect.PresenceCheck;
import io.mercator.api.schema.AddForeignKey;
import io.mercator.api.schema.CreateIndex;
import io.mercator.api.schema.CreateSequence;
import io.mercator.api.schema.CreateTable;
import io.mercator.api.schema.DdlPlan;
import io.mercator.api.schema.DdlStatement;
import io.mercator.api.schema.DropForeignKey;
import io.mercator.api.schema.DropSequence;
import io.mercator.api.schema.DropTable;
import io.mercator.api.schema.Table;
import io.mercator.engine.connect.Checkout;
import io.mercator.engine.execute.ExecutionContext;
import java.util.ArrayList;
import java.util.List;
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
     * Creates tables with their sequences and indexes.
     *
     * @param tables the tables in any order
     * @param connections gives the connection
     */
    public void create(List<Table> tables, Supplier<Checkout> connections) {
        run(objects(DdlPlan.creation(tables, context.dialect())), false, connections);
    }

    /**
     * Drops tables, and the sequences that no other table of their metadata uses.
     *
     * @param tables the tables in any order
     * @param connections gives the connection
     */
    public void drop(List<Table> tables, Supplier<Checkout> connections) {
        run(objects(DdlPlan.removal(tables, context.dialect())), true, connections);
    }

    private List<SchemaObject> objects(DdlPlan plan) {
        return plan.statements().stream().map(this::object).toList();
    }

    private SchemaObject object(DdlStatement statement) {
        Dialect dialect = context.dialect();
        if (statement instanceof CreateTable create) {
            return of(statement, dialect.tablePresence(create.table()));
        }
        if (statement instanceof DropTable drop) {
            return of(statement, dialect.tablePresence(drop.table()));
        }
        if (statement instanceof CreateSequence create) {
            return of(statement, dialect.sequencePresence(create.sequence()));
        }
        if (statement instanceof DropSequence drop) {
            return of(statement, dialect.sequencePresence(drop.sequence()));
        }
        if (statement instanceof CreateIndex create) {
            List<PresenceCheck> own = dialect.indexPresence(create.table(), create.index());
            return of(statement, own.isEmpty() ? dialect.tablePresence(create.table()) : own);
        }
        if (statement instanceof AddForeignKey add) {
            return of(statement, dialect.tablePresence(add.foreignKey().table()));
        }
        return of(
                statement,
                dialect.tablePresence(((DropForeignKey) statement).foreignKey().table()));
    }

    private SchemaObject of(DdlStatement statement, List<PresenceCheck> checks) {
        return SchemaObject.of(statement, context.dialect(), checks);
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
