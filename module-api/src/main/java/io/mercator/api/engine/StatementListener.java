package io.mercator.api.engine;

import io.mercator.api.error.CompileException;
import io.mercator.api.error.MercatorException;
import java.time.Duration;

/**
 * Hears of every statement and transaction of an engine. Called from the thread that runs the statement, outside of any
 * lock; it must be safe for many threads and quick. What {@link #before} throws refuses the statement; what the others
 * throw reaches the caller as well.
 */
public interface StatementListener {
    /**
     * Makes a listener that refuses an UPDATE or DELETE of every row of a table, which mostly lacks its WHERE by mistake.
     * One that is meant says {@code where(constant(1).eq(constant(1)))}. Texts are not looked into.
     *
     * @return the listener, which throws {@link CompileException} before the statement is sent
     */
    static StatementListener refusingUnconditionalChanges() {
        return new StatementListener() {
            @Override
            public void before(StatementEvent event) {
                if (event.unconditional()) {
                    throw new CompileException("The statement meets every row of its table and is refused: "
                            + event.sql() + ". Say which rows with where(...).");
                }
            }
        };
    }

    /**
     * A statement is about to be sent.
     *
     * @param event the statement
     */
    default void before(StatementEvent event) {}

    /**
     * A statement was run.
     *
     * @param event the statement
     * @param elapsed how long the database took, up to its first answer
     */
    default void after(StatementEvent event, Duration elapsed) {}

    /**
     * A statement was refused.
     *
     * @param event the statement
     * @param elapsed how long the database took
     * @param error as the caller gets it
     */
    default void failed(StatementEvent event, Duration elapsed, MercatorException error) {}

    /**
     * A transaction began or ended. The transaction in which {@code createAll} and {@code dropAll} define the schema
     * tells its COMMIT alone, as SQLAlchemy's autocommitting DDL does.
     *
     * @param event what happened
     */
    default void transaction(TransactionEvent event) {}

    /**
     * A savepoint was set, rolled back to, or released.
     *
     * @param event what happened, to which
     */
    default void savepoint(SavepointEvent event) {}
}
