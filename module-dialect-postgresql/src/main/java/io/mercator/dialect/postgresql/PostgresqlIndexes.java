package io.mercator.dialect.postgresql;

import io.mercator.api.dialect.Capability;
import io.mercator.api.dialect.SqlWriter;
import io.mercator.api.error.CompileException;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.CreateIndex;
import io.mercator.api.schema.Index;
import io.mercator.api.sql.Expression;
import io.mercator.api.sql.OrderItem;
import io.mercator.api.sql.OrderTerm;

/** Writes CREATE INDEX (PostgreSQL 18, "CREATE INDEX"). */
final class PostgresqlIndexes {
    private PostgresqlIndexes() {}

    /** An index lies in the schema of its table, which alone is named. */
    static void create(CreateIndex node, SqlWriter writer) {
        Index index = node.index();
        writer.sql(index.isUnique() ? "CREATE UNIQUE INDEX " : "CREATE INDEX ")
                .name(writer.dialect().identifiers().shortened(index.name()))
                .sql(" ON ")
                .table(node.table());
        index.method().ifPresent(method -> writer.sql(" USING " + method));
        writer.sql(" (").unqualified(() -> items(index, writer)).sql(")");
        if (!index.included().isEmpty()) {
            require(Capability.INDEX_INCLUDE, "INCLUDE", writer);
            writer.sql(" INCLUDE (")
                    .unqualified(() -> writer.nodes(index.included(), ", "))
                    .sql(")");
        }
        if (index.isNullsNotDistinct()) {
            require(Capability.NULLS_NOT_DISTINCT, "NULLS NOT DISTINCT", writer);
            writer.sql(" NULLS NOT DISTINCT");
        }
        index.condition().ifPresent(condition -> writer.sql(" WHERE ").unqualified(() -> writer.node(condition)));
    }

    static void require(Capability capability, String what, SqlWriter writer) {
        if (!writer.dialect().has(capability)) {
            throw new CompileException(
                    what + " is not known to this server. Write the definition without it, or use a" + " newer one.");
        }
    }

    private static void items(Index index, SqlWriter writer) {
        for (int place = 0; place < index.items().size(); place++) {
            OrderItem item = index.items().get(place);
            Expression<?> expression = item instanceof OrderTerm term ? term.expression() : (Expression<?>) item;
            boolean column = expression instanceof Column<?>;
            writer.sql(place == 0 ? "" : ", ")
                    .sql(column ? "" : "(")
                    .node(expression)
                    .sql(column ? "" : ")");
            if (!index.operatorClasses().isEmpty()
                    && !index.operatorClasses().get(place).isEmpty()) {
                writer.sql(" " + index.operatorClasses().get(place));
            }
            if (item instanceof OrderTerm term) {
                writer.sql(term.isDescending() ? " DESC" : "").sql(nulls(term));
            }
        }
    }

    /** What the server does by itself is not said, so that an index is the same however it was declared. */
    private static String nulls(OrderTerm term) {
        boolean first = term.nulls() == OrderTerm.Nulls.FIRST;
        boolean said = term.nulls() != OrderTerm.Nulls.UNSAID && first != term.isDescending();
        return said ? first ? " NULLS FIRST" : " NULLS LAST" : "";
    }
}
