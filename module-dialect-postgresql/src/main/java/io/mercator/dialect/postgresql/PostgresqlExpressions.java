package io.mercator.dialect.postgresql;

import io.mercator.api.dialect.NodeRenderer;
import io.mercator.api.dialect.SqlWriter;
import io.mercator.api.error.CompileException;
import io.mercator.api.sql.ConflictClause;
import io.mercator.api.sql.CustomOperation;
import io.mercator.api.sql.DateField;
import io.mercator.api.sql.Extract;
import io.mercator.api.sql.FunctionCall;
import io.mercator.api.sql.InList;
import java.util.Map;

/** The expressions that PostgreSQL writes differently. */
final class PostgresqlExpressions {
    /** The protocol counts them in 16 bits (PostgreSQL 18, 54.7, "Bind"). */
    static final int MOST_PARAMETERS = 65_535;

    private static final String NOW = "(CURRENT_TIMESTAMP AT TIME ZONE 'UTC')";

    /** Clocks show UTC: the zone of a connection is the driver's choice, that of the JVM, and would be another elsewhere. */
    static final Map<String, NodeRenderer<FunctionCall<?>>> FUNCTIONS = Map.of(
            "current_timestamp", fixed(NOW),
            "current_date", fixed("CAST(" + NOW + " AS DATE)"),
            "current_time", fixed("CAST(" + NOW + " AS TIME)"),
            "json_value", PostgresqlJson::jsonValue);

    private PostgresqlExpressions() {}

    private static NodeRenderer<FunctionCall<?>> fixed(String sql) {
        return (call, writer) -> writer.sql(sql);
    }

    /** A number of any size comes; seconds have a fraction, which a cast would round. */
    static void extract(Extract node, SqlWriter writer) {
        boolean cut = node.field() == DateField.SECOND;
        writer.sql(cut ? "CAST(floor(" : "CAST(").standard(node).sql(cut ? ") AS INTEGER)" : " AS INTEGER)");
    }

    static void operation(CustomOperation<?> node, SqlWriter writer) {
        if (node.operator().indexOf('?') < 0) {
            writer.standard(node);
            return;
        }
        writer.sql("(").node(node.left()).sql(") ");
        writer.sql(QuestionMarks.escaped(node.operator()))
                .sql(" (")
                .node(node.right())
                .sql(")");
    }

    static void conflict(ConflictClause node, SqlWriter writer) {
        if (node.target().isEmpty() && !node.updates().isEmpty()) {
            throw new CompileException("onConflict() without columns cannot update on PostgreSQL, which must be told by"
                    + " which key a row is there. Name the key: onConflict(column), or doNothing().");
        }
        writer.standard(node);
    }

    static void inList(InList node, SqlWriter writer) {
        int values = node.values().expressions().size();
        if (values > MOST_PARAMETERS) {
            throw new CompileException("An IN of " + values
                    + " values cannot be sent to PostgreSQL, whose statements have"
                    + " at most " + MOST_PARAMETERS + " parameters. Ask in parts, or put the values into a temporary"
                    + " table and join it.");
        }
        writer.standard(node);
    }
}
