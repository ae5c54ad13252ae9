package io.mercator.dialect.derby;

import io.mercator.api.dialect.SqlWriter;
import io.mercator.api.error.CompileException;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.ColumnDefinition;
import io.mercator.api.schema.CreateSequence;
import io.mercator.api.schema.CreateTable;
import io.mercator.api.schema.DefaultClause;
import io.mercator.api.schema.DropSequence;
import io.mercator.api.schema.Sequence;
import io.mercator.api.schema.SequenceValue;
import io.mercator.api.schema.Table;
import io.mercator.api.sql.Constant;
import io.mercator.api.sql.Expression;
import io.mercator.api.sql.LockClause;
import io.mercator.api.sql.RowLimit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The nodes that Derby writes differently. */
final class DerbyRenderers {
    private DerbyRenderers() {}

    /** Without a type a sequence of Derby's ends with the INTEGERs. */
    static void createSequence(CreateSequence node, SqlWriter writer) {
        writer.sql("CREATE SEQUENCE ");
        name(node.sequence(), writer);
        writer.sql(" AS BIGINT START WITH " + node.sequence().start());
    }

    /** Temporary tables have no keys, nor constraints (Derby Reference Manual, "DECLARE GLOBAL TEMPORARY TABLE"). */
    static void createTable(CreateTable node, SqlWriter writer) {
        Table table = node.table();
        if (!table.isTemporary()) {
            writer.standard(node);
            return;
        }
        boolean constrained = !table.primaryKeyColumns().isEmpty()
                || !table.uniqueConstraints().isEmpty()
                || !table.checkConstraints().isEmpty()
                || !table.foreignKeys().isEmpty()
                || table.columns().stream().anyMatch(Column::isUnique);
        if (constrained || !table.indexes().isEmpty()) {
            throw new CompileException("The temporary table '" + table.name() + "' has keys, constraints or indexes,"
                    + " which Derby's temporary tables do not have. Declare it without.");
        }
        writer.sql("DECLARE GLOBAL TEMPORARY TABLE ").table(table).sql(" (");
        String separator = "";
        for (Column<?> column : table.columns()) {
            writer.sql(separator).node(new ColumnDefinition(column));
            separator = ", ";
        }
        writer.sql(") ON COMMIT PRESERVE ROWS NOT LOGGED");
    }

    /** FETCH FIRST 0 ROWS is refused (Derby Reference Manual, "The result offset and fetch first clauses"). */
    static void rowLimit(RowLimit node, SqlWriter writer) {
        if (node.isZero()) {
            writer.sql("OFFSET " + Long.MAX_VALUE + " ROWS");
        } else {
            writer.standard(node);
        }
    }

    /**
     * At READ COMMITTED Derby lets a row's update lock go when the cursor moves on; with read stability it is held to the end
     * of the transaction (Derby Reference Manual, "WITH clause").
     */
    static void lock(LockClause node, SqlWriter writer) {
        writer.standard(node);
        writer.sql(" WITH RS");
    }

    /** RESTRICT is no choice but must be said. */
    static void dropSequence(DropSequence node, SqlWriter writer) {
        writer.sql("DROP SEQUENCE ");
        name(node.sequence(), writer);
        writer.sql(" RESTRICT");
    }

    /** VALUES may name a sequence once; a SELECT gives its next value for each row of a table of numbers. */
    static void sequenceValue(SequenceValue node, SqlWriter writer) {
        writer.sql(node.count() == 1 ? "VALUES NEXT VALUE FOR " : "SELECT NEXT VALUE FOR ");
        name(node.sequence(), writer);
        if (node.count() > 1) {
            writer.sql(IntStream.rangeClosed(1, node.count())
                    .mapToObj(String::valueOf)
                    .collect(Collectors.joining(", ", " FROM (VALUES ", ") AS numbers (n)")));
        }
    }

    /** A default of Derby's is a constant: no parentheses around a negative number, no CAST around others. */
    static void defaultClause(DefaultClause node, SqlWriter writer) {
        Expression<?> value = node.column().serverDefault().orElseThrow();
        writer.sql("DEFAULT ");
        if (value instanceof Constant<?> constant) {
            writer.sql(DerbyConstants.plain(node.column(), constant));
        } else {
            writer.node(value);
        }
    }

    private static void name(Sequence sequence, SqlWriter writer) {
        sequence.schemaName().ifPresent(schema -> writer.name(schema).sql("."));
        writer.name(sequence.name());
    }
}
