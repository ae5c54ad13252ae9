package io.mercator.dialect.h2;

import io.mercator.api.dialect.SqlWriter;
import io.mercator.api.error.CompileException;
import io.mercator.api.schema.CheckConstraint;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.ColumnDefinition;
import io.mercator.api.schema.CreateIndex;
import io.mercator.api.schema.CreateTable;
import io.mercator.api.schema.Index;
import io.mercator.api.schema.Sequence;
import io.mercator.api.schema.SequenceValue;
import io.mercator.api.schema.Table;
import io.mercator.api.schema.UniqueConstraint;
import io.mercator.api.sql.OrderItem;
import io.mercator.api.sql.OrderTerm;
import java.util.List;

/** The definitions that H2 writes differently. */
final class H2Definitions {
    private H2Definitions() {}

    /**
     * Without LOCAL the table would be seen by all connections. TRANSACTIONAL, with which nothing is committed, is left out:
     * the whole catalogue would be locked to the end of the transaction.
     */
    static void createTable(CreateTable node, SqlWriter writer) {
        Table table = node.table();
        if (!table.isTemporary()) {
            writer.standard(node);
            return;
        }
        if (!table.foreignKeys().isEmpty()) {
            throw new CompileException("The temporary table '" + table.name()
                    + "' has foreign keys, which H2's temporary" + " tables do not have. Declare it without.");
        }
        writer.sql("CREATE LOCAL TEMPORARY TABLE ").table(table).sql(" (");
        String separator = "";
        for (Column<?> column : table.columns()) {
            writer.sql(separator).node(new ColumnDefinition(column));
            separator = ", ";
        }
        key("PRIMARY KEY", table.primaryKeyColumns(), writer);
        table.columns().stream().filter(Column::isUnique).forEach(column -> key("UNIQUE", List.of(column), writer));
        for (UniqueConstraint unique : table.uniqueConstraints()) {
            key("UNIQUE", unique.columns(), writer);
        }
        for (CheckConstraint check : table.checkConstraints()) {
            writer.sql(", CHECK (")
                    .unqualified(() -> writer.node(check.condition()))
                    .sql(")");
        }
        writer.sql(")");
    }

    private static void key(String words, List<Column<?>> columns, SqlWriter writer) {
        if (!columns.isEmpty()) {
            writer.sql(", ")
                    .sql(words)
                    .sql(" (")
                    .unqualified(() -> writer.nodes(columns, ", "))
                    .sql(")");
        }
    }

    /** The schema stands before the table too, which is not looked for in the index's. */
    static void createIndex(CreateIndex node, SqlWriter writer) {
        Index index = node.index();
        boolean plain = node.table().schema().isEmpty()
                || index.condition().isPresent()
                || !index.items().stream().allMatch(H2Definitions::isColumn);
        if (plain) {
            writer.standard(node);
            return;
        }
        writer.sql(index.isUnique() ? "CREATE UNIQUE INDEX " : "CREATE INDEX ");
        node.table().schema().ifPresent(schema -> writer.name(schema).sql("."));
        writer.name(writer.dialect().identifiers().shortened(index.name())).sql(" ON ");
        writer.table(node.table()).sql(" (").unqualified(() -> writer.nodes(index.items(), ", "));
        writer.sql(")");
    }

    private static boolean isColumn(OrderItem item) {
        return item instanceof Column<?> || (item instanceof OrderTerm term && term.expression() instanceof Column<?>);
    }

    /** A SELECT gives the next value for each row of a range. */
    static void sequenceValue(SequenceValue node, SqlWriter writer) {
        if (node.count() == 1) {
            writer.standard(node);
            return;
        }
        Sequence sequence = node.sequence();
        writer.sql("SELECT NEXT VALUE FOR ");
        sequence.schemaName().ifPresent(schema -> writer.name(schema).sql("."));
        writer.name(sequence.name()).sql(" FROM SYSTEM_RANGE(1, " + node.count() + ")");
    }
}
