package io.mercator.engine.render;

import io.mercator.api.dialect.Dialect;
import io.mercator.api.sql.SqlNode;
import io.mercator.api.sql.Statement;

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
        DefaultSqlWriter writer = new DefaultSqlWriter(dialect);
        if (node instanceof Statement<?>) {
            Withs.write(node, writer);
        }
        writer.node(node);
        return writer.rendered();
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
}
