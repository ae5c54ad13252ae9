package io.mercator.api.sql;

/**
 * A statement: an immutable value, run by a connection or a session, rendered for any dialect without a database.
 *
 * @param <R> the rows that it gives
 */
public sealed interface Statement<R extends Row> extends SqlNode permits Delete, Insert, QueryExpression, Text, Update {
    /**
     * Renders the statement.
     *
     * @param target a dialect
     * @return the SQL text with {@code ?} for each parameter
     * @throws io.mercator.api.error.CompileException if the dialect cannot say it
     */
    default String toSql(RenderTarget target) {
        return target.render(this);
    }
}
