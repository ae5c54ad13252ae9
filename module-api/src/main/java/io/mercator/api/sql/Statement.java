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

    /**
     * Writes this statement for people: a clause a line, the values in place of parameters. Secrets among them show, so it
     * is nothing for logs; and it is never to be sent to a database.
     *
     * @param target for which database
     * @return SQL text of several lines
     */
    default String toReadableSql(RenderTarget target) {
        return target.renderForReading(this);
    }
}
