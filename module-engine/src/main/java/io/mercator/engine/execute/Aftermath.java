package io.mercator.engine.execute;

import java.lang.System.Logger.Level;
import java.sql.SQLException;

/**
 * What is still to be done when the work itself is over: closing statements and cursors, putting settings back. That it fails
 * must not make the caller believe that his transaction did, which is committed or rolled back already; so it is logged, and
 * the connection is not used again.
 */
final class Aftermath {
    private static final System.Logger LOGGER = System.getLogger("io.mercator.engine");

    /** A step over JDBC. */
    interface Step {
        void run() throws SQLException;
    }

    private final String engine;
    private boolean failed;

    Aftermath(String engine) {
        this.engine = engine;
    }

    /** Does a step; that it fails does not keep the others from being done. */
    void run(String what, Step step) {
        try {
            step.run();
        } catch (SQLException | RuntimeException refused) {
            failed = true;
            log(engine, what, refused);
        }
    }

    static void log(String engine, String what, Exception refused) {
        LOGGER.log(
                Level.WARNING,
                "After the end of a transaction on " + engine + ", " + what + " failed: " + refused.getMessage()
                        + " The transaction is not affected; the connection is given up.",
                refused);
    }

    /** Tells whether a step failed. */
    boolean hasFailed() {
        return failed;
    }
}
