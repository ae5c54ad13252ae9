package io.mercator.api.engine;

import io.mercator.api.inspect.Inspector;
import io.mercator.api.schema.DdlTarget;
import io.mercator.api.sql.Row;
import io.mercator.api.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A connection checked out of an engine. A transaction begins with the first statement and ends with {@link #commit} or
 * {@link #rollback}, as SQLAlchemy's connection does; {@link #close} rolls back what is open and gives the connection
 * back. For one thread at a time, but for {@link #cancel}.
 *
 * <p>Where the database itself ends the transaction because of an error (a deadlock, a full disk, an interrupted INSERT on
 * SQLite), statements are refused with {@link io.mercator.api.error.PendingRollbackException} until {@link #rollback}.
 */
public interface Connection extends DdlTarget, AutoCloseable {
    /**
     * Runs a statement.
     *
     * @param statement a statement or text
     * @param <R> its rows
     * @return the result; close it unless all rows were read
     * @throws io.mercator.api.error.StatementException if the database refuses
     * @throws io.mercator.api.error.CompileException if this database cannot say the statement
     * @throws io.mercator.api.error.ResourceClosedException if this connection or its engine is closed
     * @throws io.mercator.api.error.PendingRollbackException if the database has ended the transaction by itself
     */
    <R extends Row> Result<R> execute(Statement<R> statement);

    /**
     * Runs a statement with values for its named parameters, as {@link #execute(Statement)}.
     *
     * @param statement a statement with {@code Sql.parameter(name, type)} in it
     * @param parameters the values by name, of the parameters' classes
     * @param <R> its rows
     * @return the result; close it unless all rows were read
     * @throws io.mercator.api.error.ConfigurationException if a parameter has no value or one of another class, or a value
     *     no parameter
     */
    <R extends Row> Result<R> execute(Statement<R> statement, Map<String, ?> parameters);

    /**
     * Runs a statement with a timeout of its own.
     *
     * @param statement a statement or text
     * @param timeout how long the database may work for it, at least one millisecond; see {@link EngineOptions#timeout}
     * @param <R> its rows
     * @return the result; close it unless all rows were read
     * @throws io.mercator.api.error.StatementException as {@link #execute(Statement)}; its kind is
     *     {@link io.mercator.api.error.ErrorKind#TIMEOUT} when the time was not enough
     * @throws IllegalArgumentException if the timeout is shorter than one millisecond
     */
    <R extends Row> Result<R> execute(Statement<R> statement, Duration timeout);

    /**
     * Runs work with the JDBC connection itself, for what a driver has beyond JDBC and Mercator has no words for; as
     * SQLAlchemy's {@code connection.connection}. It is part of the connection's transaction, which begins if none is open.
     * The work closes its statements, and neither commits, rolls back nor closes the connection, nor keeps it. Listeners and
     * timeouts know nothing of it.
     *
     * @param work uses the connection
     * @param <T> what the work gives
     * @return what the work gave
     * @throws io.mercator.api.error.StatementException if the work throws an {@link java.sql.SQLException}, with the kind that
     *     the dialect tells
     * @throws io.mercator.api.error.ResourceClosedException if the connection is closed
     */
    <T> T jdbc(JdbcWork<T> work);

    /**
     * Returns what reads the database's catalogue within this connection's transaction.
     *
     * @return the inspector
     */
    Inspector inspector();

    /**
     * Stops the statement that runs at this moment, and those whose rows are being read: they fail with
     * {@link io.mercator.api.error.ErrorKind#CANCELLED} on their own thread. The transaction stays to be rolled back.
     * Without such a statement, and on a closed connection, it does nothing. A statement may end before it is reached; it
     * then succeeds. May be called from any thread.
     *
     * @throws io.mercator.api.error.StatementException if the driver cannot cancel
     */
    void cancel();

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
     * Sets a savepoint, in a transaction that is begun if none is open.
     *
     * @return the savepoint, active until it is released or rolled back to
     * @throws io.mercator.api.error.StatementException if the database refuses
     */
    Savepoint savepoint();

    /**
     * Runs work within a savepoint: releases it at the end, rolls back to it when the work throws. The transaction goes on
     * in both cases.
     *
     * @param work uses this connection
     */
    default void nested(Consumer<? super Connection> work) {
        inNested(connection -> {
            work.accept(connection);
            return true;
        });
    }

    /**
     * Runs work that gives a value within a savepoint: releases it at the end, rolls back to it when the work throws. The
     * transaction goes on in both cases.
     *
     * @param work uses this connection
     * @param <T> what the work gives
     * @return what the work gave
     */
    default <T> T inNested(Function<? super Connection, T> work) {
        try (Savepoint savepoint = savepoint()) {
            T result = work.apply(this);
            savepoint.release();
            return result;
        }
    }

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
