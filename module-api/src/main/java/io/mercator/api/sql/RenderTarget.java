package io.mercator.api.sql;

/** For whom SQL text is made; a dialect is one. */
public interface RenderTarget {
    /**
     * Renders a node.
     *
     * @param node a statement, or a part of one
     * @return SQL text
     * @throws io.mercator.api.error.CompileException if it cannot be said here
     */
    String render(SqlNode node);

    /**
     * Writes a tree for people: a clause a line, the values in place of parameters. Never to be sent to a database.
     *
     * @param node a statement or expression
     * @return SQL text of several lines
     */
    String renderForReading(SqlNode node);
}
