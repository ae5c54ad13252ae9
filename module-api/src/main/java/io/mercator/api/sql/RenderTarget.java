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
}
