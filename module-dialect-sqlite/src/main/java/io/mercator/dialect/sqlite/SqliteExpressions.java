package io.mercator.dialect.sqlite;

import io.mercator.api.dialect.NodeRenderer;
import io.mercator.api.dialect.SqlWriter;
import io.mercator.api.error.CompileException;
import io.mercator.api.sql.Arithmetic;
import io.mercator.api.sql.ArithmeticOperator;
import io.mercator.api.sql.DistinctTest;
import io.mercator.api.sql.Extract;
import io.mercator.api.sql.FunctionCall;
import io.mercator.api.sql.Insert;
import io.mercator.api.sql.RowIn;
import io.mercator.api.sql.Values;
import java.util.List;
import java.util.Map;

/** The expressions that SQLite writes differently. */
final class SqliteExpressions {
    static final Map<String, NodeRenderer<FunctionCall<?>>> FUNCTIONS = Map.of(
            "char_length", named("length"),
            "substring", named("substr"),
            "ceiling", named("ceil"),
            "json_value", named("json_extract"),
            // In the form in which the columns hold theirs, so that they compare.
            "current_timestamp", fixed("strftime('%Y-%m-%d %H:%M:%f000000', 'now')"),
            "current_time", fixed("strftime('%H:%M:%f000000', 'now')"));

    private SqliteExpressions() {}

    private static NodeRenderer<FunctionCall<?>> named(String name) {
        return (call, writer) ->
                writer.sql(name).sql("(").nodes(call.arguments(), ", ").sql(")");
    }

    private static NodeRenderer<FunctionCall<?>> fixed(String sql) {
        return (call, writer) -> writer.sql(sql);
    }

    /** There is no MOD; {@code %} binds as products do, so that operands and the whole are told apart. */
    static void arithmetic(Arithmetic<?> node, SqlWriter writer) {
        if (node.operator() == ArithmeticOperator.MODULO) {
            writer.sql("((").nodes(node.operands(), ") % (").sql("))");
        } else {
            writer.standard(node);
        }
    }

    static void distinctTest(DistinctTest node, SqlWriter writer) {
        writer.sql("(").node(node.left()).sql(")");
        writer.sql(node.isNegated() ? " IS (" : " IS NOT (").node(node.right()).sql(")");
    }

    static void extract(Extract node, SqlWriter writer) {
        String format = switch (node.field()) {
            case YEAR -> "%Y";
            case MONTH -> "%m";
            case DAY -> "%d";
            case HOUR -> "%H";
            case MINUTE -> "%M";
            case SECOND -> "%S";
        };
        writer.sql("CAST(strftime('" + format + "', ").node(node.expression()).sql(") AS INTEGER)");
    }

    /** After a query without WHERE the parser takes ON for the condition of a join (sqlite.org/lang_upsert.html, 2.2). */
    static void insert(Insert node, SqlWriter writer) {
        if (node.query().isEmpty() || node.conflictClause().isEmpty()) {
            writer.standard(node);
            return;
        }
        writer.sql("INSERT INTO ").table(node.table()).sql(" (");
        writer.unqualified(() -> writer.node(node.columnList()));
        writer.sql(") SELECT * FROM (").node(node.query().get()).sql(") AS anon_1 WHERE true ");
        writer.node(node.conflictClause().get());
        node.returningList().ifPresent(returned -> writer.sql(" RETURNING ").unqualified(() -> writer.node(returned)));
    }

    /** SQLite compares tuples with rows only, and makes rows by VALUES. */
    static void rowIn(RowIn node, SqlWriter writer) {
        if (node.values().isEmpty()) {
            writer.sql(node.isNegated() ? "1 = 1" : "1 = 0");
            return;
        }
        writer.node(node.row()).sql(node.isNegated() ? " NOT IN (VALUES " : " IN (VALUES ");
        writer.nodes(node.values(), ", ").sql(")");
    }

    /** The columns of VALUES have names of SQLite's own, {@code column1} and so on; those of a SELECT have any. */
    static void values(Values node, SqlWriter writer) {
        if (node.rows().isEmpty()) {
            throw new CompileException(
                    "The values '" + node.correlationName() + "' have no rows. Add them with row(...).");
        }
        writer.sql("(");
        if (hasOwnNames(node.columns())) {
            writer.sql("VALUES (").nodes(node.rows(), "), (").sql(")) AS ").name(node.correlationName());
            return;
        }
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

    private static boolean hasOwnNames(List<String> columns) {
        for (int index = 0; index < columns.size(); index++) {
            if (!columns.get(index).equals("column" + (index + 1))) {
                return false;
            }
        }
        return true;
    }
}
