package io.mercator.engine;

import io.mercator.api.dialect.Dialect;
import io.mercator.api.dialect.StatementRenderer;
import io.mercator.api.sql.SqlNode;
import io.mercator.engine.render.SqlRenderer;

/** The service that renders a tree without a database. */
public final class DefaultStatementRenderer implements StatementRenderer {
    /** Creates the service. */
    public DefaultStatementRenderer() {}

    @Override
    public String render(SqlNode node, Dialect dialect) {
        return SqlRenderer.render(node, dialect).sql();
    }

    @Override
    public String renderForReading(SqlNode node, Dialect dialect) {
        return SqlRenderer.forReading(node, dialect);
    }
}
