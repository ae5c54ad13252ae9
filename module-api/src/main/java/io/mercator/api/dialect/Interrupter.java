package io.mercator.api.dialect;

import java.sql.SQLException;
import java.sql.Statement;

/**
 * Stops what one connection does, from another thread. The engine calls {@link #interrupt} only while the connection's
 * own thread is inside of the driver for a statement, keeps that thread from leaving until the call has returned, and
 * calls {@link #clear} on that thread before it uses the connection for anything else.
 */
@FunctionalInterface
public interface Interrupter {
    /**
     * Makes the running statement fail soon. May be called again while it has not.
     *
     * @param running the statement
     * @throws SQLException as the driver throws it
     */
    void interrupt(Statement running) throws SQLException;

    /** Forgets interrupts, so that what the connection does next is not stopped. */
    default void clear() {}

    /**
     * Puts the connection back as it was; it is given back, and does not keep what is made for it.
     *
     * @throws SQLException as the driver throws it
     */
    default void close() throws SQLException {}
}
