package io.mercator.engine.connect;

import java.sql.Connection;
import java.sql.SQLException;

/** A connection that is checked out. For one thread at a time. */
public interface Checkout {
    /**
     * Returns JDBC's connection.
     *
     * @return the connection
     */
    Connection jdbc();

    /**
     * Returns what statements are sent with.
     *
     * @return the prepared statements, of this checkout or kept with the connection
     */
    ConnectionStatements statements();

    /** Says that the current thread uses the connection now, which may not be the one that checked it out. */
    default void used() {}

    /**
     * Gives the connection back. Called once, outside of a transaction unless the connection is broken.
     *
     * @param broken whether the connection must not be used again
     * @throws SQLException as the driver throws it
     */
    void release(boolean broken) throws SQLException;
}
