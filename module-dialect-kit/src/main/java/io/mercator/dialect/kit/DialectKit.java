package io.mercator.dialect.kit;

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
 */
public abstract class DialectKit extends SessionKit {
    /** Makes the tests. */
    protected DialectKit() {}

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
}
