package io.mercator.api.engine;

import io.mercator.api.sql.Row;
import io.mercator.api.sql.Statement;

/**
 * A connection checked out of an engine. A transaction begins with the first statement and ends with {@link #commit} or
 * {@link #rollback}, as SQLAlchemy's connection does; {@link #close} rolls back what is open and gives the connection
 * back. For one thread at a time.
 */
public interface Connection extends AutoCloseable {
    /**
     * Runs a statement.
     *
     * @param statement a statement or text
     * @param <R> its rows
     * @return the result; close it unless all rows were read
     * @throws io.mercator.api.error.StatementException if the database refuses
     * @throws io.mercator.api.error.CompileException if this database cannot say the statement
     * @throws io.mercator.api.error.ResourceClosedException if this connection or its engine is closed
     */
    <R extends Row> Result<R> execute(Statement<R> statement);

    /** Begins a transaction now, if none is open. */
    void begin();

    /**
     * Tells whether a transaction is open.
     *
     * @return true from the first statement to commit or rollback
     */
    boolean isInTransaction();

    /**
     * Commits the open transaction; without one it does nothing.
     *
     * @throws io.mercator.api.error.StatementException if the database refuses; the transaction is rolled back
     */
    void commit();

    /** Rolls the open transaction back; without one it does nothing. */
    void rollback();

    /**
     * Tells whether the connection was closed.
     *
     * @return true after {@link #close}
     */
    boolean isClosed();

    /** Rolls an open transaction back and gives the connection back to the engine. Closing twice does nothing. */
    @Override
    void close();
}
