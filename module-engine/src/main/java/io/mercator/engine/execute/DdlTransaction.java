package io.mercator.engine.execute;

import io.mercator.api.dialect.PresenceCheck;
import io.mercator.api.engine.TransactionEvent;
import io.mercator.engine.connect.Checkout;
import io.mercator.engine.ddl.DdlRunner;
import io.mercator.engine.render.RenderedSql;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * The transaction in which the schema is defined. It tells its end and not its beginning, as SQLAlchemy's autocommitting
 * DDL does, and nothing at all when nothing was defined.
 */
public final class DdlTransaction implements DdlRunner, AutoCloseable {
    private final ExecutionContext context;
    private final Checkout checkout;
    private final StatementRunner runner;
    private boolean defined;
    private boolean ended;

    /**
     * Creates a transaction.
     *
     * @param context the engine's
     * @param checkout the connection, which {@link #close} gives back
     */
    public DdlTransaction(ExecutionContext context, Checkout checkout) {
        this.context = context;
        this.checkout = checkout;
        this.runner = new StatementRunner(context, checkout);
    }

    @Override
    public boolean isPresent(PresenceCheck check) {
        return runner.isPresent(check);
    }

    @Override
    public void define(RenderedSql definition) {
        defined = true;
        runner.define(definition);
    }

    /** Commits what was defined. */
    public void commit() {
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
        Aftermath aftermath = new Aftermath(context.engine());
        runner.close(aftermath);
        try {
            checkout.release(runner.isBroken() || aftermath.hasFailed());
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
