package io.mercator.api.dialect;

import io.mercator.api.error.ConfigurationException;
import io.mercator.api.sql.SqlNode;
import java.util.ServiceLoader;

/** The service that turns trees into SQL text; the engine module provides it. */
public interface StatementRenderer {
    /**
     * Renders a node.
     *
     * @param node a statement or a part of one
     * @param dialect for which database
     * @return the SQL text on one line
     * @throws io.mercator.api.error.CompileException if the database cannot say it
     */
    String render(SqlNode node, Dialect dialect);

    /**
     * Writes a tree for people: a clause a line, the values in place of parameters.
     *
     * @param node a statement or expression
     * @param dialect for which database
     * @return SQL text of several lines
     */
    String renderForReading(SqlNode node, Dialect dialect);

    /**
     * Finds the service.
     *
     * @return the engine module's
     * @throws ConfigurationException if the engine module is not on the path
     */
    static StatementRenderer find() {
        ModuleLayer layer = StatementRenderer.class.getModule().getLayer();
        return (layer != null
                        ? ServiceLoader.load(layer, StatementRenderer.class)
                        : ServiceLoader.load(StatementRenderer.class, StatementRenderer.class.getClassLoader()))
                .findFirst()
                .orElseThrow(() -> new ConfigurationException(
                        "No SQL renderer is present. Put the jar" + " mercator-engine on the module path."));
    }
}
