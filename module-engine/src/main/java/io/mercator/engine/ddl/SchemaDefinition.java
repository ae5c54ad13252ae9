package io.mercator.engine.ddl;

import io.mercator.api.dialect.Dialect;
import io.mercator.api.dialect.PresenceCheck;
import io.mercator.api.schema.AddForeignKey;
import io.mercator.api.schema.CommentOn;
import io.mercator.api.schema.CreateEnum;
import io.mercator.api.schema.CreateIndex;
import io.mercator.api.schema.CreateSchema;
import io.mercator.api.schema.CreateSequence;
import io.mercator.api.schema.CreateTable;
import io.mercator.api.schema.CreateView;
import io.mercator.api.schema.DdlPlan;
import io.mercator.api.schema.DdlStatement;
import io.mercator.api.schema.DropEnum;
import io.mercator.api.schema.DropForeignKey;
import io.mercator.api.schema.DropSequence;
import io.mercator.api.schema.DropTable;
import io.mercator.api.schema.DropView;
import io.mercator.api.schema.Table;
import io.mercator.engine.render.RenderedSql;
import io.mercator.engine.render.SqlRenderer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Creates or drops tables with what belongs to them. Everything is rendered before anything is sent, so that a definition
 * that the database cannot take changes nothing; then all presence is asked, then all is defined.
 */
public final class SchemaDefinition {
    private final List<SchemaObject> objects;
    private final boolean dropping;

    private SchemaDefinition(DdlPlan plan, Dialect dialect, boolean dropping) {
        this.objects = plan.steps().stream().map(step -> object(step, dialect)).toList();
        this.dropping = dropping;
    }

    /**
     * Renders the creation of tables.
     *
     * @param tables the tables in any order
     * @param dialect for which database
     * @return what {@link #run} sends
     */
    public static SchemaDefinition creation(List<Table> tables, Dialect dialect) {
        return new SchemaDefinition(DdlPlan.creation(tables, dialect), dialect, false);
    }

    /**
     * Renders the removal of tables, and of the sequences that no other table of their metadata uses.
     *
     * @param tables the tables in any order
     * @param dialect for which database
     * @return what {@link #run} sends
     */
    public static SchemaDefinition removal(List<Table> tables, Dialect dialect) {
        return new SchemaDefinition(DdlPlan.removal(tables, dialect), dialect, true);
    }

    /**
     * Sends the statements.
     *
     * @param runner where they run
     * @param checkFirst whether the database is asked what it has
     */
    public void run(DdlRunner runner, boolean checkFirst) {
        Map<PresenceCheck, Boolean> known = new HashMap<>();
        List<SchemaObject> due = new ArrayList<>(objects.size());
        for (SchemaObject object : objects) {
            if (!checkFirst || isPresent(object, runner, known) == dropping) {
                due.add(object);
            }
        }
        due.forEach(object -> object.definitions().forEach(runner::define));
    }

    private static boolean isPresent(SchemaObject object, DdlRunner runner, Map<PresenceCheck, Boolean> known) {
        for (PresenceCheck check : object.checks()) {
            if (known.computeIfAbsent(check, runner::isPresent)) {
                return true;
            }
        }
        return false;
    }

    private static SchemaObject object(DdlPlan.Step step, Dialect dialect) {
        List<RenderedSql> definitions = step.statements().stream()
                .map(statement -> SqlRenderer.render(statement, dialect))
                .toList();
        return new SchemaObject(definitions, checks(step.statement(), dialect));
    }

    private static List<PresenceCheck> checks(DdlStatement statement, Dialect dialect) {
        if (statement instanceof CreateTable create) {
            return dialect.tablePresence(create.table());
        }
        if (statement instanceof DropTable drop) {
            return dialect.tablePresence(drop.table());
        }
        if (statement instanceof CreateView create) {
            return dialect.tablePresence(create.view());
        }
        if (statement instanceof DropView drop) {
            return dialect.tablePresence(drop.view());
        }
        if (statement instanceof CreateSchema create) {
            return dialect.schemaPresence(create.name());
        }
        if (statement instanceof CreateEnum create) {
            return dialect.enumPresence(create.type());
        }
        if (statement instanceof DropEnum drop) {
            return dialect.enumPresence(drop.type());
        }
        if (statement instanceof CreateSequence create) {
            return dialect.sequencePresence(create.sequence());
        }
        if (statement instanceof DropSequence drop) {
            return dialect.sequencePresence(drop.sequence());
        }
        if (statement instanceof CreateIndex create) {
            List<PresenceCheck> own = dialect.indexPresence(create.table(), create.index());
            return own.isEmpty() ? dialect.tablePresence(create.table()) : own;
        }
        if (statement instanceof CommentOn comment) {
            return dialect.tablePresence(comment.table());
        }
        if (statement instanceof AddForeignKey add) {
            return dialect.tablePresence(add.foreignKey().table());
        }
        if (statement instanceof DropForeignKey drop) {
            return dialect.tablePresence(drop.foreignKey().table());
        }
        return List.of();
    }
}
