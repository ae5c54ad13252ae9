package io.mercator.engine.ddl;

import io.mercator.api.dialect.Dialect;
import io.mercator.api.dialect.PresenceCheck;
import io.mercator.api.schema.DdlStatement;
import io.mercator.engine.render.RenderedSql;
import io.mercator.engine.render.SqlRenderer;
import java.util.List;

/** A table or sequence with the text that defines it and the queries that tell whether it is there. */
record SchemaObject(RenderedSql definition, List<PresenceCheck> checks) {
    static SchemaObject of(DdlStatement statement, Dialect dialect, List<PresenceCheck> checks) {
        return new SchemaObject(SqlRenderer.render(statement, dialect), checks);
    }
}
