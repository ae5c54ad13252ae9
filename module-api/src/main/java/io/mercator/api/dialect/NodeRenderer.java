package io.mercator.api.dialect;

import io.mercator.api.sql.SqlNode;

/**
 * Writes the SQL text of one kind of node. Stateless and safe for any thread.
 *
 * @param <N> the kind of node
 */
@FunctionalInterface
public interface NodeRenderer<N extends SqlNode> {
    /**
     * Writes a node.
     *
     * @param node the node
     * @param writer receives the text
     * @throws io.mercator.api.error.CompileException if this database cannot say it
     */
    void render(N node, SqlWriter writer);
}
