package io.mercator.engine.render;

import io.mercator.api.dialect.Capability;
import io.mercator.api.dialect.SqlWriter;
import io.mercator.api.error.CompileException;
import io.mercator.api.schema.Column;
import io.mercator.api.sql.Assignment;
import io.mercator.api.sql.ColumnRef;
import io.mercator.api.sql.Delete;
import io.mercator.api.sql.ExpressionList;
import io.mercator.api.sql.Insert;
import io.mercator.api.sql.TableRef;
import io.mercator.api.sql.Update;
import java.util.List;

/** Writes INSERT, UPDATE and DELETE. */
final class ChangeRendering {
    private ChangeRendering() {}

    static void insert(Insert insert, SqlWriter writer) {
        if (insert.rows().size() != 1 && !writer.dialect().has(Capability.MULTI_ROW_VALUES)) {
            throw new CompileException("An INSERT of several rows in one VALUES is not known to '"
                    + writer.dialect().name() + "' (table '" + insert.table().name()
                    + "'). Insert the rows one by one.");
        }
        writer.sql("INSERT INTO ").table(insert.table());
        if (insert.columnList().expressions().isEmpty()) {
            emptyRow(insert.table(), writer);
        } else {
            writer.sql(" (").unqualified(() -> writer.node(insert.columnList())).sql(") VALUES ");
            rows(insert.rows(), writer);
        }
        insert.returningList().ifPresent(returned -> returning(insert, returned, writer));
    }

    private static void emptyRow(TableRef table, SqlWriter writer) {
        if (writer.dialect().has(Capability.DEFAULT_VALUES)) {
            writer.sql(" DEFAULT VALUES");
            return;
        }
        ColumnRef<?> column = table.columns().stream()
                .filter(candidate -> candidate instanceof Column<?> declared && declared.isPrimaryKey())
                .findFirst()
                .<ColumnRef<?>>map(key -> key)
                .orElseGet(() -> table.columns().get(0));
        writer.sql(" (").name(column.name()).sql(") VALUES (DEFAULT)");
    }

    private static void rows(List<ExpressionList> rows, SqlWriter writer) {
        for (int index = 0; index < rows.size(); index++) {
            writer.sql(index == 0 ? "(" : ", (").node(rows.get(index)).sql(")");
        }
    }

    private static void returning(Insert insert, ExpressionList returned, SqlWriter writer) {
        if (!writer.dialect().has(Capability.INSERT_RETURNING)) {
            throw new CompileException("INSERT ... RETURNING is not known to '"
                    + writer.dialect().name() + "' (table '" + insert.table().name()
                    + "'). Leave returning(...) out and SELECT the row.");
        }
        writer.sql(" RETURNING ").unqualified(() -> writer.node(returned));
    }

    static void update(Update update, SqlWriter writer) {
        if (update.assignments().isEmpty()) {
            throw new CompileException(
                    "The UPDATE of '" + update.table().name() + "' sets nothing. Say what with set(column, value).");
        }
        writer.sql("UPDATE ").table(update.table()).sql(" SET ").nodes(update.assignments(), ", ");
        update.whereClause().ifPresent(condition -> writer.sql(" WHERE ").node(condition));
    }

    static void assignment(Assignment assignment, SqlWriter writer) {
        writer.unqualified(() -> writer.node(assignment.column())).sql("=").node(assignment.value());
    }

    static void delete(Delete delete, SqlWriter writer) {
        writer.sql("DELETE FROM ").table(delete.table());
        delete.whereClause().ifPresent(condition -> writer.sql(" WHERE ").node(condition));
    }
}
