package io.mercator.api.engine;

import java.sql.Connection;

/** How far a transaction is kept apart from others (SQL:2016, 4.41.4). */
public enum IsolationLevel {
    /** Sees what others have not committed. */
    READ_UNCOMMITTED(Connection.TRANSACTION_READ_UNCOMMITTED),
    /** Sees what others have committed. */
    READ_COMMITTED(Connection.TRANSACTION_READ_COMMITTED),
    /** Reads the same rows again as they were. */
    REPEATABLE_READ(Connection.TRANSACTION_REPEATABLE_READ),
    /** As if transactions ran one after the other. */
    SERIALIZABLE(Connection.TRANSACTION_SERIALIZABLE);

    private final int jdbcLevel;

    IsolationLevel(int jdbcLevel) {
        this.jdbcLevel = jdbcLevel;
    }

    /**
     * Returns JDBC's constant.
     *
     * @return the argument of {@link Connection#setTransactionIsolation}
     */
    public int jdbcLevel() {
        return jdbcLevel;
    }
}
