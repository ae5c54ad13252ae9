package io.mercator.engine.render;

import io.mercator.api.dialect.Capability;
import io.mercator.api.dialect.SqlWriter;
import io.mercator.api.error.CompileException;
import io.mercator.api.schema.Column;
import io.mercator.api.sql.Assignment;
import io.mercator.api.sql.ChangeLimit;
import io.mercator.api.sql.ColumnRef;
import io.mercator.api.sql.ConflictClause;
import io.mercator.api.sql.Delete;
import io.mercator.api.sql.Expression;
import io.mercator.api.sql.ExpressionList;
import io.mercator.api.sql.FromItem;
import io.mercator.api.sql.Insert;
import io.mercator.api.sql.TableRef;
import io.mercator.api.sql.Update;
import java.util.ArrayList;
import java.util.List;

/** Writes INSERT, UPDATE and DELETE. */
final class ChangeRendering {
    private ChangeRendering() {}

    static void insert(Insert insert, SqlWriter writer) {
        if (insert.rows().size() > 1 && !writer.dialect().has(Capability.MULTI_ROW_VALUES)) {
            throw new CompileException("An INSERT of several rows in one VALUES is not known to '"
                    + writer.dialect().name() + "' (table '" + insert.table().name()
                    + "'). Insert the rows one by one.");
        }
        writer.sql("INSERT INTO ").table(insert.table());
        if (insert.query().isPresent()) {
            columns(insert, writer);
            writer.sql(" ").node(insert.query().get());
        } else if (insert.columnList().expressions().isEmpty()) {
            emptyRow(insert.table(), writer);
        } else {
            columns(insert, writer);
            writer.sql(" VALUES ");
            rows(insert.rows(), writer);
        }
        insert.conflictClause().ifPresent(conflict -> writer.sql(" ").node(conflict));
        insert.returningList()
                .ifPresent(
                        returned -> returning(returned, Capability.INSERT_RETURNING, "INSERT", insert.table(), writer));
    }

    private static void columns(Insert insert, SqlWriter writer) {
        insert.columnList().expressions().forEach(column -> checkWritable(column, "INSERT"));
        writer.sql(" (").unqualified(() -> writer.node(insert.columnList())).sql(")");
    }

    private static void checkWritable(Expression<?> target, String verb) {
        if (target instanceof Column<?> column && column.computed().isPresent()) {
            throw new CompileException(
                    "The " + verb + " gives column '" + column.table().qualifiedName() + "." + column.name()
                            + "' a value, which the database computes. Leave it out.");
        }
    }

    static void conflict(ConflictClause conflict, SqlWriter writer) {
        QueryRendering.require(true, Capability.UPSERT, "INSERT ... ON CONFLICT", writer);
        writer.sql("ON CONFLICT");
        if (!conflict.target().isEmpty()) {
            writer.sql(" (")
                    .unqualified(() -> writer.nodes(conflict.target(), ", "))
                    .sql(")");
        }
        if (conflict.updates().isEmpty()) {
            writer.sql(" DO NOTHING");
            return;
        }
        writer.sql(" DO UPDATE SET ").nodes(conflict.updates(), ", ");
        conflict.where().ifPresent(condition -> writer.sql(" WHERE ").node(condition));
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

    private static void returning(
            ExpressionList returned, Capability capability, String verb, TableRef table, SqlWriter writer) {
        if (!writer.dialect().has(capability)) {
            throw new CompileException(verb + " ... RETURNING is not known to '"
                    + writer.dialect().name() + "' (table '" + table.name()
                    + "'). Leave returning(...) out and SELECT the row.");
        }
        writer.sql(" RETURNING ").unqualified(() -> writer.node(returned));
    }

    /** Beside other tables a column's name alone may be that of several. */
    private static void returning(
            ExpressionList returned,
            Capability capability,
            String verb,
            TableRef table,
            List<FromItem> others,
            SqlWriter writer) {
        if (others.isEmpty() || !writer.dialect().has(capability)) {
            returning(returned, capability, verb, table, writer);
        } else {
            writer.sql(" RETURNING ").node(returned);
        }
    }

    private static void within(TableRef table, List<FromItem> others, SqlWriter writer, Runnable action) {
        List<FromItem> froms = new ArrayList<>();
        froms.add(table);
        froms.addAll(others);
        writer.within(froms, action);
    }

    static void update(Update update, SqlWriter writer) {
        if (update.assignments().isEmpty()) {
            throw new CompileException(
                    "The UPDATE of '" + update.table().name() + "' sets nothing. Say what with set(column, value).");
        }
        QueryRendering.require(!update.fromItems().isEmpty(), Capability.UPDATE_FROM, "UPDATE ... FROM", writer);
        within(update.table(), update.fromItems(), writer, () -> {
            writer.sql("UPDATE ").table(update.table()).sql(" SET ").nodes(update.assignments(), ", ");
            if (!update.fromItems().isEmpty()) {
                writer.sql(" FROM ").nodes(update.fromItems(), ", ");
            }
            update.whereClause().ifPresent(condition -> writer.sql(" WHERE ").node(condition));
        });
        update.returningList()
                .ifPresent(returned -> returning(
                        returned, Capability.UPDATE_RETURNING, "UPDATE", update.table(), update.fromItems(), writer));
        taken(update.taken(), "UPDATE", writer);
    }

    private static void taken(ChangeLimit taken, String verb, SqlWriter writer) {
        if (!taken.isNone()) {
            QueryRendering.require(true, Capability.LIMITED_CHANGES, verb + " ... ORDER BY ... LIMIT", writer);
            writer.node(taken);
        }
    }

    static void changeLimit(ChangeLimit taken, SqlWriter writer) {
        if (!taken.order().isEmpty()) {
            writer.sql(" ORDER BY ").nodes(taken.order(), ", ");
        }
        taken.limit().ifPresent(limit -> writer.sql(" ").node(limit));
    }

    static void assignment(Assignment assignment, SqlWriter writer) {
        checkWritable(assignment.column(), "UPDATE");
        writer.unqualified(() -> writer.node(assignment.column())).sql("=").node(assignment.value());
    }

    static void delete(Delete delete, SqlWriter writer) {
        QueryRendering.require(!delete.usingItems().isEmpty(), Capability.DELETE_USING, "DELETE ... USING", writer);
        within(delete.table(), delete.usingItems(), writer, () -> {
            writer.sql("DELETE FROM ").table(delete.table());
            if (!delete.usingItems().isEmpty()) {
                writer.sql(" USING ").nodes(delete.usingItems(), ", ");
            }
            delete.whereClause().ifPresent(condition -> writer.sql(" WHERE ").node(condition));
        });
        delete.returningList()
                .ifPresent(returned -> returning(
                        returned, Capability.DELETE_RETURNING, "DELETE", delete.table(), delete.usingItems(), writer));
        taken(delete.taken(), "DELETE", writer);
    }
}
