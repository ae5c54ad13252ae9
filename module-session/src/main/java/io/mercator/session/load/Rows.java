package io.mercator.session.load;

import io.mercator.api.spi.RowReader;
import io.mercator.api.sql.QueryExpression;
import io.mercator.api.sql.Row;

/** Sends a SELECT on the session's connection, flushing nothing; a session does. */
@FunctionalInterface
public interface Rows {
    /** Returns the rows, to be closed. */
    RowReader send(QueryExpression<? extends Row> statement);
}
