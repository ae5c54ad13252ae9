package io.mercator.engine.ddl;

import io.mercator.api.dialect.PresenceCheck;
import io.mercator.api.engine.TransactionEvent;
import io.mercator.engine.connect.Checkout;
import io.mercator.engine.execute.ExecutionContext;
import io.mercator.engine.execute.StatementRunner;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * The transaction in which the schema is defined. It tells its end and not its beginning, as SQLAlchemy's autocommitting
 * DDL does, and nothing at all when nothing was defined.
 */
final class DdlTransaction implements AutoCloseable {
    private final ExecutionContext context;
    private final Checkout checkout;
    private final StatementRunner runner;
    private boolean defined;
    private boolean ended;

    DdlTransaction(ExecutionContext context, Checkout checkout) {
        this.context = context;
        this.checkout = checkout;
        this.runner = new StatementRunner(context, checkout);
    }

    boolean isPresent(SchemaObject object) {
        for (PresenceCheck check : object.checks()) {
            if (runner.isPresent(check)) {
                return true;
            }
        }
        return false;
    }

    void define(SchemaObject object) {
        defined = true;
        runner.define(object.definition().sql(), object.definition().display());
    }

    void commit() {
        if (defined) {
            context.observer().announce(TransactionEvent.COMMIT);
            runner.commit();
            ended = true;
            context.observer().happened(TransactionEvent.COMMIT);
        }
    }

    /** Rolls back what was not committed, reading alone included, and gives the connection back whatever happens. */
    @Override
    public void close() {
        RuntimeException failed = null;
        try {
            if (!ended) {
                rollback();
            }
        } catch (RuntimeException thrown) {
            failed = thrown;
        }
        failed = released(failed);
        if (failed != null) {
            throw failed;
        }
    }

    private void rollback() {
        if (defined) {
            context.observer().announce(TransactionEvent.ROLLBACK);
        }
        runner.rollback();
        if (defined) {
            context.observer().happened(TransactionEvent.ROLLBACK);
        }
    }

    private @Nullable RuntimeException released(@Nullable RuntimeException failed) {
        try {
            checkout.release(runner.isBroken());
            return failed;
        } catch (SQLException second) {
            if (failed == null) {
                return runner.translated(second, "CLOSE");
            }
            failed.addSuppressed(second);
            return failed;
        }
    }
}
