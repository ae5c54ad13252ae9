package io.mercator.engine.execute;

import io.mercator.api.engine.ConnectionOptions;
import io.mercator.api.engine.IsolationLevel;
import io.mercator.api.engine.JdbcWork;
import io.mercator.api.engine.Result;
import io.mercator.api.engine.Savepoint;
import io.mercator.api.engine.TransactionEvent;
import io.mercator.api.error.PendingRollbackException;
import io.mercator.api.error.ResourceClosedException;
import io.mercator.api.error.StatementException;
import io.mercator.api.inspect.Inspector;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.SchemaDifference;
import io.mercator.api.schema.Table;
import io.mercator.api.spi.CompiledStatement;
import io.mercator.api.spi.ExecutionConnection;
import io.mercator.api.spi.ExecutionEngine;
import io.mercator.api.spi.InsertPlan;
import io.mercator.api.spi.KeyReceiver;
import io.mercator.api.spi.ParameterWriter;
import io.mercator.api.spi.RowReader;
import io.mercator.api.sql.ColumnRef;
import io.mercator.api.sql.Row;
import io.mercator.api.sql.Statement;
import io.mercator.api.sql.Text;
import io.mercator.engine.connect.Checkout;
import io.mercator.engine.ddl.SchemaDefinition;
import io.mercator.engine.inspect.CatalogReader;
import io.mercator.engine.inspect.CatalogWork;
import io.mercator.engine.inspect.DefaultInspector;
import io.mercator.engine.inspect.SchemaComparison;
import io.mercator.engine.inspect.TableReflection;
import io.mercator.engine.statement.DefaultCompiledStatement;
import io.mercator.engine.statement.StatementPlan;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A connection that is checked out. JDBC's own transaction begins whenever the driver likes, autocommit being off; ours
 * begins with the first statement, which is what is announced.
 */
public final class DefaultConnection implements ExecutionConnection, CatalogReader {
    private static final AtomicReferenceFieldUpdater<DefaultConnection, @Nullable Object> JOINED =
            AtomicReferenceFieldUpdater.newUpdater(DefaultConnection.class, Object.class, "joined");

    private final ExecutionEngine engine;
    private final ExecutionContext context;
    private final Checkout checkout;
    private final StatementRunner runner;
    /** What was set for this checkout; mostly nothing. */
    private @Nullable ConnectionSettings settings;

    private @Nullable Savepoints savepoints;
    private final ThreadGuard guard = new ThreadGuard();
    private volatile @Nullable Object joined;
    private boolean inTransaction;
    private int depth;
    private volatile boolean closed;

    /**
     * Wraps a connection that is checked out.
     *
     * @param engine whose it is
     * @param context the engine's
     * @param checkout the connection
     */
    public DefaultConnection(ExecutionEngine engine, ExecutionContext context, Checkout checkout) {
        this.engine = engine;
        this.context = context;
        this.checkout = checkout;
        this.runner = new StatementRunner(context, checkout);
    }

    /**
     * Sets what holds for the transactions of this checkout; on an error the connection is given back.
     *
     * @param options what is set; what they leave open is the engine's default
     * @return this connection
     */
    public DefaultConnection with(ConnectionOptions options) {
        if (options == ConnectionOptions.defaults() && context.isolation() == null) {
            return this;
        }
        IsolationLevel isolation = options.isolation().orElse(context.isolation());
        options.timeout().ifPresent(limit -> runner.timeoutNanos(limit.toNanos()));
        ConnectionSettings set = new ConnectionSettings(checkout.jdbc(), context.dialect());
        settings = set;
        String operation = "SET TRANSACTION READ ONLY";
        try {
            if (options.isReadOnly()) {
                set.readOnly();
                runner.onlyReads();
            }
            operation = "SET TRANSACTION ISOLATION LEVEL " + isolation;
            set.isolation(isolation);
            operation = "SET TRANSACTION";
            set.further(options, isolation);
            return this;
        } catch (SQLException refused) {
            StatementException error = runner.translated(refused, operation);
            Closing.after(error, this);
            throw error;
        } catch (RuntimeException refused) {
            Closing.after(refused, this);
            throw refused;
        }
    }

    @Override
    public <R extends Row> Result<R> execute(Statement<R> statement) {
        return execute(statement, Map.of());
    }

    @Override
    public <R extends Row> Result<R> execute(Statement<R> given, Map<String, ?> parameters) {
        return unlessEnded(() -> {
            Statement<R> statement = ColumnDefaults.applied(given, context);
            DefaultCompiledStatement compiled = context.compile(statement);
            StatementPlan plan = compiled.plan();
            ParameterWriter writer = ParameterWriter.of(statement, parameters);
            beginIfNeeded();
            if (statement instanceof Text) {
                return TextExecution.execute(runner, plan, writer);
            }
            return plan.columns().length > 0
                    ? new RowResult<>(PlanExecution.query(runner, plan, writer), compiled.header())
                    : new CountResult<>(PlanExecution.update(runner, plan, writer, 0));
        });
    }

    @Override
    public <R extends Row> Result<R> execute(Statement<R> statement, Duration timeout) {
        return within(ConnectionOptions.checkedTimeout(timeout), () -> execute(statement));
    }

    @Override
    public RowReader query(CompiledStatement statement, ParameterWriter parameters, @Nullable Duration timeout) {
        StatementPlan plan = DefaultCompiledStatement.of(statement).plan();
        enterOperation();
        long before = runner.timeoutNanos();
        try {
            checkWhole();
            if (timeout != null) {
                runner.timeoutNanos(timeout.toNanos());
            }
            beginIfNeeded();
            return PlanExecution.query(runner, plan, parameters);
        } finally {
            runner.timeoutNanos(before);
            exitOperation();
        }
    }

    @Override
    public RowReader query(Text text, List<? extends ColumnRef<?>> columns, @Nullable Duration timeout) {
        StatementPlan plan = context.compile(text).plan();
        return within(
                timeout,
                () -> unlessEnded(() -> {
                    beginIfNeeded();
                    return TextExecution.query(runner, plan, ParameterWriter.of(text), columns);
                }));
    }

    private <T> T within(@Nullable Duration timeout, Supplier<T> work) {
        if (timeout == null) {
            return work.get();
        }
        return inside(() -> {
            long before = runner.timeoutNanos();
            runner.timeoutNanos(timeout.toNanos());
            try {
                return work.get();
            } finally {
                runner.timeoutNanos(before);
            }
        });
    }

    @Override
    public long[] update(CompiledStatement statement, int rows, ParameterWriter parameters) {
        if (statement instanceof CompiledChange change) {
            return unlessEnded(() -> {
                beginIfNeeded();
                return change.joined()
                        .send(runner, this::savepoint, change.single().plan(), rows, parameters);
            });
        }
        StatementPlan plan = DefaultCompiledStatement.of(statement).plan();
        return unlessEnded(() -> {
            beginIfNeeded();
            return PlanExecution.updates(runner, plan, rows, parameters);
        });
    }

    @Override
    public void insert(InsertPlan plan, int rows, ParameterWriter parameters, KeyReceiver receiver) {
        InsertStrategy strategy = InsertStrategy.of(plan);
        unlessEnded(() -> {
            beginIfNeeded();
            strategy.insert(runner, rows, parameters, receiver);
            return true;
        });
    }

    @Override
    public ExecutionEngine engine() {
        return engine;
    }

    @Override
    public boolean join(Object session) {
        return JOINED.compareAndSet(this, null, session) || joined == session;
    }

    @Override
    public void leave(Object session) {
        JOINED.compareAndSet(this, session, null);
    }

    private <T> T inside(Supplier<T> work) {
        enterOperation();
        try {
            return work.get();
        } finally {
            exitOperation();
        }
    }

    private void enterOperation() {
        enter();
        if (depth++ == 0) {
            runner.begin();
        }
    }

    private void exitOperation() {
        if (--depth == 0) {
            runner.end();
        }
        guard.exit();
    }

    private <T> T unlessEnded(Supplier<T> work) {
        enterOperation();
        try {
            checkWhole();
            return work.get();
        } finally {
            exitOperation();
        }
    }

    /** Refuses work that a transaction ended or aborted by the database would lose. */
    private void checkWhole() {
        checkNotEnded();
        checkNotAborted();
    }

    private void savepointWork(Runnable work, boolean recovers) {
        inside(() -> {
            checkNotEnded();
            if (!recovers) {
                checkNotAborted();
            }
            work.run();
            return true;
        });
    }

    private void checkNotAborted() {
        StatementException aborted = runner.abortedBy();
        if (inTransaction && aborted != null) {
            throw new PendingRollbackException(
                    "An earlier statement of this transaction failed (" + aborted.kind()
                            + "), and the database takes no more of it, and no commit. Call rollback() and begin again."
                            + " What may fail run in nested(...), which takes back that part alone.",
                    aborted);
        }
    }

    private void checkNotEnded() {
        if (inTransaction && runner.isTransactionEnded()) {
            throw new PendingRollbackException(
                    runner.isLost()
                            ? "The connection of this transaction is lost, and the transaction with it. Call rollback() and"
                                    + " close(), and take another connection with engine.connect()."
                            : "The database ended this transaction by itself because of an error, and has taken back all that"
                                    + " was done in it. Call rollback() to use the connection again.");
        }
    }

    @Override
    public boolean isTransactionEnded() {
        return inTransaction && runner.isTransactionEnded();
    }

    @Override
    public void cancel() {
        if (!closed && !context.isClosed()) {
            runner.cancel();
        }
    }

    @Override
    public Savepoint savepoint() {
        return unlessEnded(() -> {
            beginIfNeeded();
            Savepoints stack = savepoints;
            if (stack == null) {
                stack = new Savepoints(runner, checkout.jdbc(), this::savepointWork);
                savepoints = stack;
            }
            return stack.set();
        });
    }

    private void endSavepoints(String by) {
        if (savepoints != null) {
            savepoints.endAll(by);
        }
    }

    @Override
    public void create(List<Table> tables, boolean checkFirst) {
        define(SchemaDefinition.creation(tables, context.dialect()), checkFirst);
    }

    @Override
    public void drop(List<Table> tables, boolean checkFirst) {
        define(SchemaDefinition.removal(tables, context.dialect()), checkFirst);
    }

    @Override
    public Inspector inspector() {
        return new DefaultInspector(this);
    }

    @Override
    public void reflect(MetaData metadata, @Nullable String schema, Predicate<String> names) {
        TableReflection.reflect(metadata, context.dialect().identifiers(), this, schema, names);
    }

    @Override
    public List<SchemaDifference> diff(MetaData metadata) {
        return SchemaComparison.compare(metadata, context.dialect(), this);
    }

    @Override
    public <T> T read(CatalogWork<T> work) {
        return unlessEnded(() -> {
            beginIfNeeded();
            return runner.read(work);
        });
    }

    @Override
    public <T> T jdbc(JdbcWork<T> work) {
        return unlessEnded(() -> {
            beginIfNeeded();
            return runner.users(work);
        });
    }

    private void define(SchemaDefinition definition, boolean checkFirst) {
        unlessEnded(() -> {
            beginIfNeeded();
            definition.run(runner, checkFirst);
            return true;
        });
    }

    private void enter() {
        guard.enter();
        try {
            if (closed) {
                throw new ResourceClosedException(
                        "The connection is closed. Take another one with engine.connect(), or close this one later.");
            }
            context.checkOpen();
            checkout.used();
        } catch (RuntimeException refused) {
            guard.exit();
            throw refused;
        }
    }

    private void beginIfNeeded() {
        if (!inTransaction) {
            context.observer().announce(TransactionEvent.BEGIN);
            inTransaction = true;
            context.observer().happened(TransactionEvent.BEGIN);
            ConnectionSettings set = settings;
            if (set != null && set.hasFirst()) {
                set.first().forEach(runner::set);
            }
        }
    }

    @Override
    public void begin() {
        inside(() -> {
            beginIfNeeded();
            return true;
        });
    }

    @Override
    public boolean isInTransaction() {
        return inTransaction;
    }

    @Override
    public void commit() {
        enterOperation();
        try {
            checkWhole();
            if (inTransaction) {
                commitNow();
            }
        } finally {
            exitOperation();
        }
    }

    private void commitNow() {
        context.observer().announce(TransactionEvent.COMMIT);
        try {
            runner.commit();
        } catch (RuntimeException failed) {
            Closing.after(failed, this::rollbackNow);
            throw failed;
        }
        inTransaction = false;
        endSavepoints("the transaction's commit()");
        // what a listener throws must not make a committed transaction look like one that failed
        if (context.observer().isActive()) {
            new Aftermath(context.engine())
                    .run("a listener", () -> context.observer().happened(TransactionEvent.COMMIT));
        }
    }

    @Override
    public void rollback() {
        enterOperation();
        try {
            if (inTransaction) {
                rollbackNow();
            }
        } finally {
            exitOperation();
        }
    }

    private void rollbackNow() {
        inTransaction = false;
        endSavepoints("the transaction's rollback()");
        context.observer().announce(TransactionEvent.ROLLBACK);
        runner.rollback();
        context.observer().happened(TransactionEvent.ROLLBACK);
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        guard.enter();
        try {
            closed = true;
            closeNow();
        } finally {
            guard.exit();
        }
    }

    /** Does all the steps whatever fails. Only the error of an open transaction's rollback is the caller's to know. */
    private void closeNow() {
        RuntimeException failed = null;
        if (inTransaction && !context.isClosed()) {
            try {
                rollbackNow();
            } catch (RuntimeException refused) {
                failed = refused;
            }
        }
        inTransaction = false;
        if (!runner.isSettled() || (settings != null && !settings.isUntouched())) {
            release(restored());
        } else {
            release(runner.isBroken());
        }
        if (failed != null) {
            throw failed;
        }
    }

    /** Puts back what was changed, and tells whether the connection is not to be used again. */
    private boolean restored() {
        Aftermath aftermath = new Aftermath(context.engine());
        runner.close(aftermath);
        ConnectionSettings set = settings;
        if (set != null && !runner.isBroken() && !context.isClosed()) {
            aftermath.run("putting the transactions' settings back", set::restoreFurther);
            aftermath.run("making the connection writable again", set::restoreReadOnly);
            aftermath.run("putting the isolation level back", set::restoreIsolation);
        }
        return runner.isBroken() || aftermath.hasFailed();
    }

    /** An engine that was closed before has closed the connection already, whatever the driver says of it now. */
    private void release(boolean broken) {
        try {
            checkout.release(broken);
        } catch (SQLException | RuntimeException failed) {
            if (failed instanceof RuntimeException || (!context.isClosed() && !runner.isBroken())) {
                Aftermath.log(context.engine(), "giving the connection back", failed);
            }
        }
    }
}
