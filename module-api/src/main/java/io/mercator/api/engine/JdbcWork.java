package io.mercator.api.engine;

import java.sql.SQLException;

/**
 * Work on a JDBC connection; see {@link Connection#jdbc}.
 *
 * @param <T> what it gives
 */
@FunctionalInterface
public interface JdbcWork<T> {
    /**
     * Does the work.
     *
     * @param connection the connection, without autocommit; {@code unwrap} gives the driver's own
     * @return what {@link Connection#jdbc} returns
     * @throws SQLException as the driver throws it
     */
    T run(java.sql.Connection connection) throws SQLException;
}
