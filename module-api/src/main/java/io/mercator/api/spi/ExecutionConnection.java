package io.mercator.api.spi;

import io.mercator.api.engine.Connection;
import io.mercator.api.error.ConfigurationException;
import io.mercator.api.sql.ColumnRef;
import io.mercator.api.sql.Text;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A connection as the session uses it. For one thread at a time. */
public interface ExecutionConnection extends Connection {
    /**
     * Takes a connection as the session uses it.
     *
     * @param connection a connection of an engine made by {@code Engine.create}
     * @return the same connection
     * @throws ConfigurationException if it is another implementation
     */
    static ExecutionConnection of(Connection connection) {
        if (connection instanceof ExecutionConnection execution) {
            return execution;
        }
        throw new ConfigurationException("A session needs a connection of an engine made by Engine.create(...), not a "
                + connection.getClass().getName() + ".");
    }

    /**
     * Returns whose connection it is.
     *
     * @return the engine
     */
    ExecutionEngine engine();

    /**
     * Lets one session work within the connection's transaction until it leaves.
     *
     * @param session the session that comes in; it may come in again
     * @return false when another session is in
     */
    boolean join(Object session);

    /**
     * Lets the next session come in. From another session than the one that is in it does nothing.
     *
     * @param session the session that leaves
     */
    void leave(Object session);

    /**
     * Runs a query.
     *
     * @param statement a compiled SELECT
     * @param parameters its parameters
     * @return reads the rows
     */
    default RowReader query(CompiledStatement statement, ParameterWriter parameters) {
        return query(statement, parameters, null);
    }

    /**
     * Runs a query with a timeout of its own.
     *
     * @param statement a compiled SELECT
     * @param parameters its parameters
     * @param timeout how long the database may work for it, null for the connection's default
     * @return reads the rows
     */
    RowReader query(CompiledStatement statement, ParameterWriter parameters, @Nullable Duration timeout);

    /**
     * Runs text of the user's own for its rows, of which columns are told by their names.
     *
     * @param text gives rows
     * @param columns each is read from the column of the rows that has its {@code name}, or {@code table_name}, in whatever
     *     case
     * @param timeout how long the database may work for it, null for the connection's default
     * @return reads the rows; positions are those of the given columns
     * @throws io.mercator.api.error.SchemaException if the rows lack a column
     */
    RowReader query(Text text, List<? extends ColumnRef<?>> columns, @Nullable Duration timeout);

    /**
     * Tells whether the database ended the transaction by itself because of an error, so that only a rollback helps.
     *
     * @return true until the rollback
     */
    boolean isTransactionEnded();

    /**
     * Runs a compiled UPDATE or DELETE once for each row of parameters, as a batch when there are several.
     *
     * @param statement the statement
     * @param rows how many rows of parameters, at least 1
     * @param parameters their parameters
     * @return for each row of parameters how many rows of the table it met
     */
    long[] update(CompiledStatement statement, int rows, ParameterWriter parameters);

    /**
     * Inserts rows.
     *
     * @param plan how
     * @param rows how many, at least 1
     * @param parameters the values of the plan's columns for each row
     * @param receiver gets each row's generated values once, in any order of rows; not called when the plan returns
     *     nothing
     */
    void insert(InsertPlan plan, int rows, ParameterWriter parameters, KeyReceiver receiver);
}
