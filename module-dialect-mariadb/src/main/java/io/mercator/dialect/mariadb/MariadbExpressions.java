package io.mercator.dialect.mariadb;

import io.mercator.api.dialect.NodeRenderer;
import io.mercator.api.dialect.SqlWriter;
import io.mercator.api.error.CompileException;
import io.mercator.api.sql.Arithmetic;
import io.mercator.api.sql.ArithmeticOperator;
import io.mercator.api.sql.Concatenation;
import io.mercator.api.sql.DistinctTest;
import io.mercator.api.sql.Expression;
import io.mercator.api.sql.FunctionCall;
import io.mercator.api.sql.LockClause;
import io.mercator.api.sql.RowLimit;
import io.mercator.api.sql.SetOperation;
import io.mercator.api.sql.Values;
import java.util.List;
import java.util.Map;

/** The expressions and the parts of queries that are written differently. */
final class MariadbExpressions {
    /** Clocks show UTC, whatever the zone of the session is. */
    static final Map<String, NodeRenderer<FunctionCall<?>>> FUNCTIONS = Map.of(
            "current_timestamp", fixed("UTC_TIMESTAMP(6)"),
            "current_date", fixed("UTC_DATE()"),
            "current_time", fixed("UTC_TIME(6)"));

    private MariadbExpressions() {}

    private static NodeRenderer<FunctionCall<?>> fixed(String sql) {
        return (call, writer) -> writer.sql(sql);
    }

    /** {@code /} of whole numbers would give a fraction, where the standard and other databases give a whole number. */
    static void arithmetic(Arithmetic<?> node, SqlWriter writer) {
        boolean whole = node.operands().stream()
                .allMatch(operand -> operand.type().stored().isInteger());
        if (node.operator() != ArithmeticOperator.DIVIDE || !whole) {
            writer.standard(node);
            return;
        }
        List<? extends Expression<?>> operands = node.operands();
        for (int index = 0; index < operands.size(); index++) {
            writer.sql(index == 0 ? "(" : " DIV (").node(operands.get(index)).sql(")");
        }
    }

    /** A function, which no setting of the server reads as OR. */
    static void concatenation(Concatenation node, SqlWriter writer) {
        writer.sql("CONCAT(").nodes(node.operands(), ", ").sql(")");
    }

    static void distinctTest(DistinctTest node, SqlWriter writer) {
        writer.sql(node.isNegated() ? "((" : "(NOT ((").node(node.left());
        writer.sql(") <=> (").node(node.right()).sql(node.isNegated() ? "))" : ")))");
    }

    static void rowLimit(RowLimit node, SqlWriter writer) {
        writer.sql("LIMIT ");
        // The greatest number there is, which the manuals give for a missing limit (MySQL 8.4, 15.2.13).
        node.limit().ifPresentOrElse(writer::node, () -> writer.sql("18446744073709551615"));
        node.offset().ifPresent(rows -> writer.sql(" OFFSET ").node(rows));
    }

    /** MySQL has these since 8.0.31. */
    static void setOperation(SetOperation<?> node, boolean all, SqlWriter writer) {
        String words = node.operator().words();
        if (!all && !words.startsWith("UNION")) {
            throw new CompileException(words + " is not known to MySQL before 8.0.31. Write it with NOT IN or IN.");
        }
        writer.standard(node);
    }

    /** A subquery's columns have no names by its alias; those of a SELECT have any. */
    static void values(Values node, SqlWriter writer) {
        if (node.rows().isEmpty()) {
            throw new CompileException(
                    "The values '" + node.correlationName() + "' have no rows. Add them with row(...).");
        }
        writer.sql("(");
        for (int row = 0; row < node.rows().size(); row++) {
            writer.sql(row == 0 ? "SELECT " : " UNION ALL SELECT ");
            for (int index = 0; index < node.columns().size(); index++) {
                writer.sql(index == 0 ? "" : ", ")
                        .node(node.rows().get(row).expressions().get(index));
                if (row == 0) {
                    writer.sql(" AS ").name(node.columns().get(index));
                }
            }
        }
        writer.sql(") AS ").name(node.correlationName());
    }

    static void lock(LockClause node, boolean namesTables, SqlWriter writer) {
        if (!node.items().isEmpty() && !namesTables) {
            throw new CompileException("FOR UPDATE OF is not known to MariaDB, which locks the rows of all tables that"
                    + " a query reads. Leave the tables out: forUpdate().");
        }
        writer.standard(node);
    }
}
