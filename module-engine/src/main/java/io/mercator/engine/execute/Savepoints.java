package io.mercator.engine.execute;

import io.mercator.api.engine.Savepoint;
import io.mercator.api.engine.SavepointEvent;
import io.mercator.api.engine.SavepointEvent.Action;
import io.mercator.api.error.SavepointException;
import io.mercator.engine.log.StatementObserver;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * The savepoints of one connection: a stack, the innermost first. JDBC's savepoints are used, since Derby's SQL allows
 * only one at a time and its driver any number.
 */
final class Savepoints {
    /** Lets a savepoint's work run under the connection's guard; what recovers may run in an aborted transaction too. */
    interface Guarded {
        void run(Runnable work, boolean recovers);
    }

    private final StatementRunner runner;
    private final Connection connection;
    private final StatementObserver observer;
    private final Guarded guarded;
    private final Deque<Nested> active = new ArrayDeque<>();
    private int count;

    Savepoints(StatementRunner runner, Connection connection, Guarded guarded) {
        this.runner = runner;
        this.connection = connection;
        this.observer = runner.context().observer();
        this.guarded = guarded;
    }

    Savepoint set() {
        String name = "mercator_savepoint_" + ++count;
        SavepointEvent event = new SavepointEvent(Action.SAVEPOINT, name);
        observer.announce(event);
        Nested savepoint;
        try {
            savepoint = new Nested(name, connection.setSavepoint(name));
        } catch (SQLException refused) {
            throw runner.translated(refused, event.sql());
        }
        active.push(savepoint);
        observer.happened(event);
        return savepoint;
    }

    /** All end with the transaction. */
    void endAll(String by) {
        active.forEach(savepoint -> savepoint.endedBy = by);
        active.clear();
    }

    private void release(Nested savepoint) {
        check(savepoint, "release()");
        Nested innermost = active.element();
        if (innermost != savepoint) {
            throw new SavepointException(
                    savepoint.name,
                    "release() of savepoint '" + savepoint.name + "' while '" + innermost.name
                            + "', which was set after it, is active. Call release() or rollback() on '" + innermost.name
                            + "' first.");
        }
        SavepointEvent event = new SavepointEvent(Action.RELEASE, savepoint.name);
        observer.announce(event);
        try {
            connection.releaseSavepoint(savepoint.jdbc);
        } catch (SQLException refused) {
            throw runner.translated(refused, event.sql());
        }
        active.pop();
        savepoint.endedBy = "its release()";
        observer.happened(event);
    }

    private void rollback(Nested savepoint) {
        check(savepoint, "rollback()");
        // Derby closes cursors here and SQLite does not: the same on all.
        runner.closeReaders();
        SavepointEvent event = new SavepointEvent(Action.ROLLBACK, savepoint.name);
        observer.announce(event);
        while (active.element() != savepoint) {
            active.pop().endedBy = "the rollback to '" + savepoint.name + "', which was set before it";
        }
        active.pop();
        savepoint.endedBy = "its rollback()";
        try {
            connection.rollback(savepoint.jdbc);
            runner.recovered();
        } catch (SQLException refused) {
            throw runner.translated(refused, event.sql());
        }
        observer.happened(event);
    }

    private static void check(Nested savepoint, String operation) {
        String endedBy = savepoint.endedBy;
        if (endedBy != null) {
            throw new SavepointException(
                    savepoint.name,
                    operation + " of savepoint '" + savepoint.name + "', which has ended by " + endedBy
                            + ". Set another one with connection.savepoint().");
        }
    }

    private final class Nested implements Savepoint {
        private final String name;
        private final java.sql.Savepoint jdbc;
        private @Nullable String endedBy;

        Nested(String name, java.sql.Savepoint jdbc) {
            this.name = name;
            this.jdbc = jdbc;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public boolean isActive() {
            return endedBy == null;
        }

        @Override
        public void release() {
            check(this, "release()");
            guarded.run(() -> Savepoints.this.release(this), false);
        }

        @Override
        public void rollback() {
            check(this, "rollback()");
            guarded.run(() -> Savepoints.this.rollback(this), true);
        }

        @Override
        public void close() {
            if (endedBy == null && !runner.isTransactionEnded()) {
                rollback();
            }
        }

        /** {@inheritDoc} The savepoint's name. */
        @Override
        public String toString() {
            return "Savepoint(" + name + ")";
        }
    }
}
