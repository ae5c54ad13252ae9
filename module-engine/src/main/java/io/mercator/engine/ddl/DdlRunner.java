package io.mercator.engine.ddl;

import io.mercator.api.dialect.PresenceCheck;
import io.mercator.engine.render.RenderedSql;

/** Where the statements of a definition run. */
public interface DdlRunner {
    /**
     * Tells whether something is there.
     *
     * @param check how to ask
     * @return true if so
     */
    boolean isPresent(PresenceCheck check);

    /**
     * Runs a statement of schema definition.
     *
     * @param definition the rendered statement
     */
    void define(RenderedSql definition);
}
