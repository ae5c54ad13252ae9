package io.mercator.session;

import io.mercator.api.sql.ColumnRef;
import io.mercator.api.sql.SqlNode;
import io.mercator.api.sql.TableRef;
import io.mercator.api.sql.Text;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/** The tables that a statement touches, by which autoflush tells whether pending changes matter to it. */
final class StatementTables {
    private final Set<TableRef> tables = Collections.newSetFromMap(new IdentityHashMap<>());
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

    private void visit(SqlNode node) {
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
