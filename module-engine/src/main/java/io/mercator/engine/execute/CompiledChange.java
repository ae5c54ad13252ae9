package io.mercator.engine.execute;

import io.mercator.api.spi.CompiledStatement;
import io.mercator.api.sql.RowHeader;
import io.mercator.engine.statement.DefaultCompiledStatement;

/**
 * The UPDATE or DELETE of one row, and the way to send many of it together.
 *
 * @param single the statement of one row
 * @param joined sends many rows
 */
public record CompiledChange(DefaultCompiledStatement single, JoinedRows joined) implements CompiledStatement {
    @Override
    public String sql() {
        return single.sql();
    }

    @Override
    public int parameterCount() {
        return single.parameterCount();
    }

    @Override
    public RowHeader header() {
        return single.header();
    }
}
