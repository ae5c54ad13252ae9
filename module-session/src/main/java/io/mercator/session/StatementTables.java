package io.mercator.session;

import io.mercator.api.sql.ColumnRef;
import io.mercator.api.sql.Delete;
import io.mercator.api.sql.Insert;
import io.mercator.api.sql.SqlNode;
import io.mercator.api.sql.TableRef;
import io.mercator.api.sql.Text;
import io.mercator.api.sql.Update;
import io.mercator.session.mapper.MapperPlan;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/** The tables that a statement touches, by which autoflush tells whether pending changes matter to it. */
final class StatementTables {
    private final Set<TableRef> tables = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<TableRef> changed = Collections.newSetFromMap(new IdentityHashMap<>());
    private boolean unknown;

    private StatementTables() {}

    static StatementTables of(SqlNode statement) {
        StatementTables found = new StatementTables();
        found.visit(statement);
        return found;
    }

    /** Adds a table that is read as well. */
    void add(TableRef table) {
        tables.add(table);
    }

    /**
     * Adds the tables that changed ones refer to, and those of the classes that refer to them: the database looks at the
     * rows of both when it checks a foreign key, or follows one.
     */
    void addReferences(Collection<? extends MapperPlan<?>> mapped) {
        if (changed.isEmpty()) {
            return;
        }
        for (TableRef table : changed) {
            table.links().forEach(link -> tables.add(link.target()));
        }
        for (MapperPlan<?> plan : mapped) {
            if (plan.table().links().stream().anyMatch(link -> changed.contains(link.target()))) {
                tables.add(plan.table());
            }
        }
    }

    private void note(SqlNode node) {
        if (node instanceof Insert insert) {
            changed.add(insert.table());
        } else if (node instanceof Update update) {
            changed.add(update.table());
        } else if (node instanceof Delete delete) {
            changed.add(delete.table());
        }
    }

    private void visit(SqlNode node) {
        note(node);
        if (node instanceof TableRef table) {
            tables.add(table);
        } else if (node instanceof ColumnRef<?> column) {
            visit(column.from());
        } else if (node instanceof Text || !node.isCacheable()) {
            unknown = true;
        }
        for (int index = 0; index < node.childCount(); index++) {
            visit(node.child(index));
        }
    }

    /** Tells whether the statement may touch a table; text may touch any. */
    boolean touches(TableRef table) {
        return unknown || tables.contains(table);
    }
}
