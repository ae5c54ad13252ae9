package io.mercator.api.spi;

import io.mercator.api.sql.RowHeader;

/**
 * A statement rendered for an engine's database, with its codecs: immutable, safe for any thread, kept by a session for
 * each mapper.
 */
public interface CompiledStatement {
    /**
     * Returns the SQL text.
     *
     * @return one line with {@code ?} for each parameter
     */
    String sql();

    /**
     * Returns how many bound values the tree has.
     *
     * @return the number of ordinals that a {@link ParameterWriter} sets
     */
    int parameterCount();

    /**
     * Returns what the statement selects.
     *
     * @return the header; without expressions for statements that give no rows
     */
    RowHeader header();
}
