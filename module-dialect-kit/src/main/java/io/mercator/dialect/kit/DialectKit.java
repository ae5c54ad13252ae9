package io.mercator.dialect.kit;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;

/**
 * The tests of a dialect. Its author extends this by one class, and JUnit 5 runs them all against the database:
 *
 * <pre>{@code
 * class MyDatabaseKitTest extends DialectKit {
 *     @Override
 *     protected DatabaseUnderTest database() {
 *         return DatabaseUnderTest.at("mydatabase:memory:kit{n}").has(Capability.SEQUENCES);
 *     }
 * }
 * }</pre>
 *
 * <p>What was found of each capability and type is written to {@code target/dialect-kit/<dialect>.txt}, and as a page to
 * {@code <dialect>.md} beside it; the system property {@code mercator.kit.findings} names another folder.
 */
public abstract class DialectKit extends SessionKit {
    /** Makes the tests. */
    protected DialectKit() {}

    /** The page of what was found, {@code target/dialect-kit/<dialect>.md}. */
    @AfterAll
    static void writePage() {
        Findings.writePages();
    }

    /** The expression language, executed. */
    @Nested
    class Sql extends SqlContract {
        Sql() {
            super(database());
        }
    }

    /** Statements, results, transactions and errors without any session. */
    @Nested
    class Engines extends EngineContract {
        Engines() {
            super(database());
        }
    }

    /** Savepoints, reading only, timeouts and cancelling. */
    @Nested
    class Connections extends ConnectionContract {
        Connections() {
            super(database());
        }
    }

    /** Prepared statements that stay with connections. */
    @Nested
    class KeptStatements extends KeptStatementsContract {
        KeptStatements() {
            super(database());
        }
    }

    /** The pool: who holds its connections, leaks, connections that died. */
    @Nested
    class Pools extends PoolContract {
        Pools() {
            super(database());
        }
    }

    /** What the database can do, proven. */
    @Nested
    class Capabilities extends CapabilityContract {
        Capabilities() {
            super(database());
        }
    }

    /** What is created, found again. */
    @Nested
    class Inspection extends InspectionContract {
        Inspection() {
            super(database());
        }
    }

    /** Keys that the database gives, to rows one by one, in batches and in whole statements. */
    @Nested
    class Keys extends KeysContract {
        Keys() {
            super(database());
        }
    }

    /** What is wrong with a statement, in the same words for every database. */
    @Nested
    class Errors extends ErrorContract {
        Errors() {
            super(database());
        }
    }

    /** How far transactions are kept apart. */
    @Nested
    class Isolation extends IsolationContract {
        Isolation() {
            super(database());
        }
    }

    /** Many threads at once. */
    @Nested
    class Concurrency extends ConcurrencyContract {
        Concurrency() {
            super(database());
        }
    }

    /** Names of tables and columns: reserved, long, in other scripts, with all characters. */
    @Nested
    class Names extends NamesContract {
        Names() {
            super(database());
        }
    }

    /** Types: what is done with the values of each. */
    @Nested
    class Types extends TypeContract {
        Types() {
            super(database());
        }
    }
}
