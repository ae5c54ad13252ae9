package io.mercator.api.spi;

import io.mercator.api.engine.Connection;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A connection as the session uses it. For one thread at a time. */
public interface ExecutionConnection extends Connection {
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
