package io.mercator.engine.render;

import io.mercator.api.dialect.Capability;
import io.mercator.api.dialect.SqlWriter;
import io.mercator.api.sql.Bind;
import io.mercator.api.sql.ColumnRef;
import io.mercator.api.sql.Constant;
import io.mercator.api.sql.Cte;
import io.mercator.api.sql.Expression;
import io.mercator.api.sql.ExpressionList;
import io.mercator.api.sql.Labeled;
import io.mercator.api.sql.Star;
import io.mercator.api.sql.Subquery;
import io.mercator.api.sql.TableRef;
import io.mercator.api.sql.Text;
import io.mercator.engine.type.StandardCodecs;
import java.util.List;

/** Writes values: columns, parameters, functions, text. */
final class ExpressionRendering {
    private ExpressionRendering() {}

    static void bind(Bind<?> bind, SqlWriter writer) {
        writer.parameter(bind);
    }

    static void column(ColumnRef<?> column, SqlWriter writer) {
        if (writer instanceof DefaultSqlWriter own && own.isQualified()) {
            if (column.from() instanceof TableRef table) {
                writer.table(table);
            } else {
                writer.name(column.from().correlationName());
            }
            writer.sql(".");
        }
        if (column.from() instanceof Subquery || column.from() instanceof Cte) {
            SelectRendering.label(column.name(), writer);
        } else {
            writer.name(column.name());
        }
    }

    static void constant(Constant<?> constant, SqlWriter writer) {
        written(constant, writer);
    }

    private static <T> void written(Constant<T> constant, SqlWriter writer) {
        writer.sql(new StandardCodecs(writer.dialect()).codec(constant.type()).literal(constant.value()));
    }

    /** Writes an expression where nothing tells a parameter's type. */
    static void typed(Expression<?> expression, SqlWriter writer) {
        Expression<?> bare = expression instanceof Labeled<?> labeled ? labeled.expression() : expression;
        if (bare instanceof Bind<?> bind && !writer.dialect().has(Capability.UNTYPED_PARAMETERS)) {
            writer.sql("CAST(").node(bind).sql(" AS ").castType(bind.type()).sql(")");
        } else {
            writer.node(expression);
        }
    }

    static void list(ExpressionList list, SqlWriter writer) {
        writer.nodes(list.expressions(), ", ");
    }

    /** The label itself is the select list's and ORDER BY's to write; anywhere else the expression is meant. */
    static void labeled(Labeled<?> labeled, SqlWriter writer) {
        writer.node(labeled.expression());
    }

    static void star(Star star, SqlWriter writer) {
        writer.sql("*");
    }

    static void text(Text text, SqlWriter writer) {
        List<Bind<?>> binds = text.binds();
        List<String> fragments = text.fragments();
        writer.sql(fragments.get(0));
        for (int index = 0; index < binds.size(); index++) {
            writer.node(binds.get(index)).sql(fragments.get(index + 1));
        }
    }
}
