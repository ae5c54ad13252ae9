package io.mercator.dialect.derby;

import io.mercator.api.dialect.NodeRenderer;
import io.mercator.api.dialect.SqlWriter;
import io.mercator.api.error.CompileException;
import io.mercator.api.sql.Alias;
import io.mercator.api.sql.Assignment;
import io.mercator.api.sql.Cast;
import io.mercator.api.sql.ColumnRef;
import io.mercator.api.sql.ConflictClause;
import io.mercator.api.sql.Expression;
import io.mercator.api.sql.Extract;
import io.mercator.api.sql.FunctionCall;
import io.mercator.api.sql.Insert;
import io.mercator.api.type.StringType;
import java.util.List;
import java.util.Map;

/** The expressions and statements that Derby writes differently. */
final class DerbyExpressions {
    static final Map<String, NodeRenderer<FunctionCall<?>>> FUNCTIONS = Map.of(
            "char_length", named("LENGTH"),
            "substring", named("SUBSTR"),
            "ceiling", named("CEIL"),
            "json_value", DerbyExpressions::noJson,
            "round", DerbyExpressions::noRound);

    private DerbyExpressions() {}

    private static NodeRenderer<FunctionCall<?>> named(String name) {
        return (call, writer) ->
                writer.sql(name).sql("(").nodes(call.arguments(), ", ").sql(")");
    }

    private static void noJson(FunctionCall<?> call, SqlWriter writer) {
        throw new CompileException("Derby has no functions for JSON. Read the document and take it apart in Java.");
    }

    private static void noRound(FunctionCall<?> call, SqlWriter writer) {
        throw new CompileException(
                "Derby has no function ROUND. Cast to a decimal of the scale that is wanted, which cuts"
                        + " the rest off: cast(expression, DECIMAL.of(precision, scale)).");
    }

    /** A number becomes CHAR alone, whose padding is taken off again. */
    static void cast(Cast<?> node, SqlWriter writer) {
        boolean fromNumber =
                Number.class.isAssignableFrom(node.expression().type().stored().javaType());
        if (fromNumber && node.type().stored() instanceof StringType) {
            writer.sql("RTRIM(CAST(").node(node.expression()).sql(" AS CHAR(64)))");
        } else {
            writer.standard(node);
        }
    }

    static void extract(Extract node, SqlWriter writer) {
        writer.sql(node.field().name()).sql("(").node(node.expression()).sql(")");
    }

    /** ON CONFLICT is a MERGE, which meets the row by the key's values (Derby Reference Manual, "MERGE statement"). */
    static void insert(Insert node, SqlWriter writer) {
        if (node.conflictClause().isEmpty()) {
            writer.standard(node);
            return;
        }
        ConflictClause conflict = node.conflictClause().get();
        if (node.rows().size() != 1 || node.query().isPresent()) {
            throw new CompileException(
                    "An INSERT of several rows with onConflict(...) cannot be written for Derby, whose"
                            + " MERGE takes one (table '" + node.table().name() + "'). Insert the rows one by one.");
        }
        if (conflict.target().isEmpty()) {
            throw new CompileException(
                    "onConflict() without columns cannot be written for Derby, whose MERGE is told by"
                            + " which key a row is there (table '"
                            + node.table().name()
                            + "'). Name the key: onConflict(column).");
        }
        merge(node, conflict, writer);
    }

    private static void merge(Insert node, ConflictClause conflict, SqlWriter writer) {
        List<Expression<?>> columns = node.columnList().expressions();
        List<Expression<?>> values = node.rows().get(0).expressions();
        writer.sql("MERGE INTO ").table(node.table()).sql(" USING SYSIBM.SYSDUMMY1 ON ");
        for (int index = 0; index < conflict.target().size(); index++) {
            ColumnRef<?> key = conflict.target().get(index);
            writer.sql(index == 0 ? "" : " AND ").node(key).sql(" = ");
            value(columns, values, key, writer);
        }
        if (!conflict.updates().isEmpty()) {
            writer.sql(" WHEN MATCHED");
            conflict.where().ifPresent(condition -> writer.sql(" AND ").node(condition));
            writer.sql(" THEN UPDATE SET ");
            for (int index = 0; index < conflict.updates().size(); index++) {
                writer.sql(index == 0 ? "" : ", ");
                update(conflict.updates().get(index), columns, values, writer);
            }
        }
        writer.sql(" WHEN NOT MATCHED THEN INSERT (");
        writer.unqualified(() -> writer.node(node.columnList()));
        writer.sql(") VALUES (").node(node.rows().get(0)).sql(")");
    }

    private static void update(
            Assignment update, List<Expression<?>> columns, List<Expression<?>> values, SqlWriter writer) {
        writer.unqualified(() -> writer.node(update.column())).sql(" = ");
        if (update.value() instanceof ColumnRef<?> column
                && column.from() instanceof Alias<?> alias
                && alias.correlationName().equals("excluded")) {
            value(columns, values, column, writer);
        } else {
            writer.node(update.value());
        }
    }

    /** Writes the value that the INSERT has for a column; a parameter is appended again. */
    private static void value(
            List<Expression<?>> columns, List<Expression<?>> values, ColumnRef<?> column, SqlWriter writer) {
        for (int index = 0; index < columns.size(); index++) {
            if (columns.get(index) instanceof ColumnRef<?> named && named.name().equals(column.name())) {
                writer.node(values.get(index));
                return;
            }
        }
        throw new CompileException("The INSERT gives column '" + column.name()
                + "' no value, by which Derby's MERGE could know the row. Set it with set(column, value).");
    }
}
