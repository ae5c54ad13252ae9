package io.mercator.engine.execute;

import java.sql.SQLException;

/**
 * Something that the driver does.
 *
 * @param <T> what it gives
 */
@FunctionalInterface
interface DriverWork<T> {
    T run() throws SQLException;
}
