package io.mercator.dialect.mariadb;

import io.mercator.api.dialect.SqlWriter;
import io.mercator.api.error.CompileException;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.ColumnDefinition;
import io.mercator.api.schema.CommentOn;
import io.mercator.api.schema.ComputedClause;
import io.mercator.api.schema.CreateSchema;
import io.mercator.api.schema.CreateTable;
import io.mercator.api.schema.DefaultClause;
import io.mercator.api.schema.DropTable;
import io.mercator.api.schema.ForeignKey;
import io.mercator.api.schema.IdentityClause;
import io.mercator.api.schema.ReferentialAction;
import io.mercator.api.schema.Sequence;
import io.mercator.api.schema.SequenceValue;
import io.mercator.api.schema.Table;
import io.mercator.api.sql.Constant;
import io.mercator.api.sql.Expression;
import io.mercator.api.sql.Text;
import io.mercator.api.type.InstantType;
import io.mercator.api.type.SqlType;
import io.mercator.api.type.TimestampType;
import java.util.Collections;
import java.util.Optional;
import java.util.regex.Pattern;

/** The definitions that are written differently. */
final class MariadbDefinitions {
    private static final Pattern CLOCK = Pattern.compile(
            "\\s*(?:(?:CURRENT_TIMESTAMP|LOCALTIMESTAMP)(?:\\(\\s*\\))?|NOW\\(\\s*\\))\\s*", Pattern.CASE_INSENSITIVE);

    private MariadbDefinitions() {}

    /** With transactions, and with strings that are equal when they are the same. */
    static void createTable(CreateTable node, MariadbServer server, SqlWriter writer) {
        Table table = node.table();
        if (table.isTemporary() && !table.foreignKeys().isEmpty()) {
            throw new CompileException("The temporary table '" + table.name()
                    + "' has foreign keys, which temporary tables do not have here. Declare it without.");
        }
        table.foreignKeys().forEach(MariadbDefinitions::checkActions);
        writer.standard(node);
        writer.sql(" ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE " + server.collation());
    }

    /** InnoDB takes the words and refuses the table (MySQL 8.4, 15.1.20.5). */
    private static void checkActions(ForeignKey key) {
        boolean setsDefault = key.onDelete().equals(Optional.of(ReferentialAction.SET_DEFAULT))
                || key.onUpdate().equals(Optional.of(ReferentialAction.SET_DEFAULT));
        if (setsDefault) {
            throw new CompileException("A foreign key of table '" + key.table().qualifiedName()
                    + "' has the action SET DEFAULT, which InnoDB does not have. Choose another one.");
        }
    }

    /** Without TEMPORARY the transaction would be committed. */
    static void dropTable(DropTable node, SqlWriter writer) {
        writer.sql(node.table().isTemporary() ? "DROP TEMPORARY TABLE " : "DROP TABLE ")
                .table(node.table());
    }

    static void createSchema(CreateSchema node, MariadbServer server, SqlWriter writer) {
        writer.sql("CREATE SCHEMA ")
                .name(node.name())
                .sql(" DEFAULT CHARACTER SET utf8mb4 COLLATE " + server.collation());
    }

    static void column(ColumnDefinition node, boolean mariadb, SqlWriter writer) {
        Column<?> column = node.column();
        if (mariadb && column.computed().isPresent() && !column.isNullable()) {
            throw new CompileException("The computed column '" + column.table().qualifiedName() + "." + column.name()
                    + "' is declared NOT NULL, which MariaDB does not take for computed columns. Leave it out, or add a"
                    + " check constraint.");
        }
        writer.standard(node);
    }

    static void computed(ComputedClause node, SqlWriter writer) {
        writer.standard(node).sql(node.column().isComputedStored() ? " STORED" : " VIRTUAL");
    }

    static void identity(IdentityClause node, SqlWriter writer) {
        writer.sql("AUTO_INCREMENT");
    }

    /** What is no constant must stand in parentheses (MySQL 8.4, 13.6); a clock is as fine as its column, which MariaDB sees to. */
    static void defaultClause(DefaultClause node, SqlWriter writer) {
        Expression<?> value = node.column().serverDefault().orElseThrow();
        writer.sql("DEFAULT ");
        if (value instanceof Constant<?> constant) {
            writer.sql(MariadbDefaults.plain(constant, writer.dialect()));
        } else if (isClock(value)
                && isMoment(node.column().type().on(writer.dialect().name()).stored())) {
            writer.sql("(CURRENT_TIMESTAMP(6))");
        } else {
            writer.sql("(").unqualified(() -> writer.node(value)).sql(")");
        }
    }

    private static boolean isMoment(SqlType<?> type) {
        return type instanceof TimestampType || type instanceof InstantType;
    }

    private static boolean isClock(Expression<?> value) {
        return value instanceof Text text
                && text.binds().isEmpty()
                && CLOCK.matcher(text.fragments().get(0)).matches();
    }

    /** A column's comment is changed by its whole definition. */
    static void commentOn(CommentOn node, SqlWriter writer) {
        writer.sql("ALTER TABLE ").table(node.table());
        node.column().ifPresent(column -> writer.sql(" MODIFY COLUMN ").node(new ColumnDefinition(column)));
        writer.sql(" COMMENT ").sql(MariadbStrings.literal(node.text()));
    }

    /** A SELECT gives the next value for each row of a table of numbers. */
    static void sequenceValue(SequenceValue node, SqlWriter writer) {
        Sequence sequence = node.sequence();
        writer.sql("SELECT NEXT VALUE FOR ");
        sequence.schemaName().ifPresent(schema -> writer.name(schema).sql("."));
        writer.name(sequence.name());
        if (node.count() > 1) {
            writer.sql(" FROM (VALUES ")
                    .sql(String.join(", ", Collections.nCopies(node.count(), "(1)")))
                    .sql(") AS numbers");
        }
    }
}
