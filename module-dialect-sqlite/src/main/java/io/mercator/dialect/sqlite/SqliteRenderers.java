package io.mercator.dialect.sqlite;

import io.mercator.api.dialect.SqlWriter;
import io.mercator.api.error.CompileException;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.ColumnDefinition;
import io.mercator.api.schema.ComputedClause;
import io.mercator.api.schema.DefaultClause;
import io.mercator.api.schema.IdentityClause;
import io.mercator.api.schema.IdentityOptions;
import io.mercator.api.sql.Constant;
import io.mercator.api.sql.Expression;
import io.mercator.api.sql.RowLimit;

/** The nodes that SQLite writes differently. */
final class SqliteRenderers {
    private SqliteRenderers() {}

    /** SQLite has no OFFSET without LIMIT; -1 is no limit. */
    static void rowLimit(RowLimit node, SqlWriter writer) {
        writer.sql("LIMIT ");
        node.limit().ifPresentOrElse(writer::node, () -> writer.sql("-1"));
        node.offset().ifPresent(offset -> writer.sql(" OFFSET ").node(offset));
    }

    /** A generated key must be declared as exactly INTEGER, of whatever size its values are: then it is the rowid. */
    static void columnDefinition(ColumnDefinition node, SqlWriter writer) {
        Column<?> column = node.column();
        writer.name(column.name()).sql(" ");
        if (column.isGenerated()) {
            checkRowid(column);
            writer.sql("INTEGER");
        } else {
            writer.type(column.type());
        }
        if (column.computed().isPresent()) {
            writer.sql(" ").node(new ComputedClause(column));
        } else if (column.serverDefault().isPresent()) {
            writer.sql(" ").node(new DefaultClause(column));
        }
        if (!column.isNullable()) {
            writer.sql(" NOT NULL");
        }
    }

    /** VIRTUAL is SQLite's own way; the word STORED keeps the values (sqlite.org/gencol.html). */
    static void computedClause(ComputedClause node, SqlWriter writer) {
        writer.standard(node).sql(node.column().isComputedStored() ? " STORED" : "");
    }

    /** A value stands in parentheses, without which SQLite takes nothing that is more than a word or a number. */
    static void defaultClause(DefaultClause node, SqlWriter writer) {
        Expression<?> value = node.column().serverDefault().orElseThrow();
        if (value instanceof Constant<?>) {
            writer.sql("DEFAULT (").node(value).sql(")");
        } else {
            writer.sql("DEFAULT ").node(value);
        }
    }

    private static void checkRowid(Column<?> column) {
        if (!column.identityOptions().equals(IdentityOptions.PLAIN)) {
            throw new CompileException("Column '" + column.table().qualifiedName() + "." + column.name()
                    + "' cannot begin and go on with numbers of its own: SQLite takes for a new row the number after the"
                    + " greatest. Declare identity(kind) without them.");
        }
        if (!column.isPrimaryKey() || column.table().primaryKeyColumns().size() > 1) {
            throw new CompileException("Column '" + column.table().qualifiedName() + "." + column.name()
                    + "' cannot be generated: SQLite generates values for a table's single integer primary key only."
                    + " Give the column a default, or make it the only primaryKey() of its table.");
        }
    }

    /** The rowid needs no words. */
    static void identityClause(IdentityClause node, SqlWriter writer) {
        checkRowid(node.column());
    }
}
