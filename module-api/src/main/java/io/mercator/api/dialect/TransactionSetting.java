package io.mercator.api.dialect;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * What a dialect sets on a connection for the transactions of one checkout, where JDBC has no method for it. One is made for
 * each checkout, on whose thread it is used.
 */
public interface TransactionSetting {
    /**
     * Sets what holds up to {@link #restore}. Called outside of transactions, on a connection without autocommit, and leaves
     * none open.
     *
     * @param connection the connection
     * @throws SQLException as the driver throws it; nothing is set then
     */
    default void set(Connection connection) throws SQLException {}

    /**
     * Returns the statements with which each transaction begins, before the first of its own.
     *
     * @return SQL texts without parameters
     */
    default List<String> first() {
        return List.of();
    }

    /**
     * Puts back what {@link #set} found. Called outside of transactions, and leaves none open.
     *
     * @param connection the connection
     * @throws SQLException as the driver throws it; the connection is given up then
     */
    default void restore(Connection connection) throws SQLException {}
}
