package io.mercator.engine.render;

import io.mercator.api.dialect.Capability;
import io.mercator.api.dialect.Dialect;
import io.mercator.api.sql.Delete;
import io.mercator.api.sql.Insert;
import io.mercator.api.sql.SqlNode;
import io.mercator.api.sql.Statement;
import io.mercator.api.sql.Update;

/** Renders whole trees. Stateless. */
public final class SqlRenderer {
    private SqlRenderer() {}

    /**
     * Renders a tree.
     *
     * @param node a statement or a part of one
     * @param dialect for which database
     * @return the text
     * @throws io.mercator.api.error.CompileException if the database cannot say it
     */
    public static RenderedSql render(SqlNode node, Dialect dialect) {
        return written(node, new DefaultSqlWriter(dialect)).rendered();
    }

    private static DefaultSqlWriter written(SqlNode node, DefaultSqlWriter writer) {
        DeepStack.run(node.depth(), () -> {
            boolean change = node instanceof Insert || node instanceof Update || node instanceof Delete;
            if (change && !writer.dialect().has(Capability.COMMON_TABLE_EXPRESSIONS_OF_CHANGES)) {
                writer.withsBeforeQueries();
            } else if (node instanceof Statement<?>) {
                Withs.write(node, writer);
            }
            writer.node(node);
        });
        return writer;
    }

    /**
     * Renders an expression of a table's own definition, where columns stand without their table.
     *
     * @param node the expression
     * @param dialect for which database
     * @return SQL text
     */
    public static String definition(SqlNode node, Dialect dialect) {
        DefaultSqlWriter writer = new DefaultSqlWriter(dialect);
        writer.unqualified(() -> writer.node(node));
        return writer.rendered().sql();
    }

    /**
     * Renders a tree for people: a clause a line, the values in place of parameters.
     *
     * @param node a statement or expression
     * @param dialect for which database
     * @return SQL text of several lines
     */
    public static String forReading(SqlNode node, Dialect dialect) {
        return SqlLayout.lines(
                written(node, new DefaultSqlWriter(dialect, true)).rendered().sql());
    }
}
