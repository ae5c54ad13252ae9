package io.mercator.engine.ddl;

import io.mercator.api.dialect.PresenceCheck;
import io.mercator.engine.render.RenderedSql;
import java.util.List;

/** What is defined, with the texts that define it and the queries that tell whether it is there. */
record SchemaObject(List<RenderedSql> definitions, List<PresenceCheck> checks) {}
