package io.mercator.session;

import io.mercator.api.error.ErrorKind;
import io.mercator.api.error.SessionException;
import io.mercator.api.error.StatementException;
import io.mercator.api.session.AutoflushMode;
import io.mercator.api.session.ExpireMode;
import io.mercator.api.session.ObjectState;
import io.mercator.api.session.PlannedFlush;
import io.mercator.api.session.SessionOptions;
import io.mercator.api.spi.CompiledStatement;
import io.mercator.api.spi.ExecutionConnection;
import io.mercator.api.spi.ParameterWriter;
import io.mercator.api.spi.RowReader;
import io.mercator.api.sql.ColumnRef;
import io.mercator.api.sql.QueryExpression;
import io.mercator.api.sql.Row;
import io.mercator.api.sql.Statement;
import io.mercator.api.sql.Text;
import io.mercator.session.flush.FlushExecutor;
import io.mercator.session.flush.FlushPlan;
import io.mercator.session.load.Criteria;
import io.mercator.session.mapper.EntityKey;
import io.mercator.session.mapper.MapperPlan;
import io.mercator.session.mapper.MapperPlans;
import io.mercator.session.mapper.PropertyPlan;
import io.mercator.session.query.ReadyQuery;
import io.mercator.session.state.IdentityMap;
import io.mercator.session.state.ObjectEntry;
import io.mercator.session.state.Workspace;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a session does with its objects and its transaction; who may call it, and when, is {@link DefaultSession}'s. */
final class SessionCore {
    /** Errors after which the database has ended the transaction by itself. */
    private static final Set<ErrorKind> ENDS_TRANSACTION =
            EnumSet.of(ErrorKind.CONNECTION_LOST, ErrorKind.DEADLOCK, ErrorKind.SERIALIZATION);

    private final SessionOptions options;
    private final MapperPlans plans;
    private final SessionContext context;
    private final SessionTransaction transaction;
    private final DefaultSession session;
    private final Budgets budgets;
    private @Nullable Workspace workspace;
    private @Nullable SessionLoading loading;
    private @Nullable SessionRelations relations;
    private int autoflushSuspended;

    SessionCore(SessionContext context, SessionOptions options, DefaultSession session) {
        this.options = options;
        this.session = session;
        this.plans = context.plans();
        this.context = context;
        this.transaction = new SessionTransaction(context, options);
        this.budgets = new Budgets(transaction);
    }

    SessionOptions options() {
        return options;
    }

    SessionLoading loading() {
        SessionLoading made = loading;
        if (made == null) {
            made = new SessionLoading(this, Criteria.of(options.criteria()));
            loading = made;
        }
        return made;
    }

    SessionRelations relations() {
        SessionRelations made = relations;
        if (made == null) {
            made = new SessionRelations(this);
            relations = made;
        }
        return made;
    }

    /** Tells whether what is read and written at this moment is the session's own doing. */
    boolean isWorking() {
        return session.isWorking();
    }

    boolean isClosed() {
        return session.isClosed();
    }

    /** Runs work on behalf of a collection, which its user may look at from any place. */
    <T> T inside(Supplier<T> work) {
        return session.within(work);
    }

    /** Returns the session's objects, for which there is a place when the first is looked for. */
    Workspace workspace() {
        Workspace made = workspace;
        if (made == null) {
            made = new Workspace(session, options.isStrict() ? context.owners() : null, plans, new SessionAccess(this));
            workspace = made;
            if (plans.hasRelations()) {
                made.hook(() -> relations().hook());
            }
        }
        return made;
    }

    /** Tells whether the session has any object that a statement may concern. */
    boolean hasObjects() {
        Workspace made = workspace;
        return made != null && (made.hasPlannedWork() || !made.identity().isEmpty());
    }

    MapperPlans plans() {
        return plans;
    }

    SessionTransaction transaction() {
        return transaction;
    }

    ExecutionConnection connection() {
        transaction.checkUsable();
        boolean begins = !transaction.hasConnection();
        ExecutionConnection connection = transaction.connection();
        if (begins && options.expire() == ExpireMode.ON_BEGIN) {
            loading().refreshExpired();
        }
        return connection;
    }

    /** Begins a transaction, where its beginning reloads what is expired. */
    void beginReloading() {
        if (options.expire() == ExpireMode.ON_BEGIN) {
            connection();
        }
    }

    /** Sends a SELECT and flushes nothing. */
    RowReader send(QueryExpression<? extends Row> statement) {
        return send(statement, null);
    }

    RowReader send(QueryExpression<? extends Row> statement, @Nullable Duration timeout) {
        try {
            budgets.check(statement);
            ExecutionConnection connection = connection();
            budgets.spend(statement);
            CompiledStatement compiled = transaction.database().engine().compile(statement);
            return connection.query(compiled, ParameterWriter.of(statement), timeout);
        } catch (StatementException refused) {
            throw noted(refused);
        }
    }

    /** Sends text of the user's own for its rows, of which columns are told by their names. */
    RowReader sendText(Text text, List<? extends ColumnRef<?>> columns, @Nullable Duration timeout) {
        return guarded(() -> {
            budgets.check(text);
            ExecutionConnection connection = connection();
            budgets.spend(text);
            return connection.query(text, columns, timeout);
        });
    }

    Budgets budgets() {
        return budgets;
    }

    <T> T guarded(Supplier<T> work) {
        try {
            return work.get();
        } catch (StatementException refused) {
            throw noted(refused);
        }
    }

    /** Notes what an error of the database means for the transaction. */
    StatementException noted(StatementException refused) {
        if (transaction.isEnded() || ENDS_TRANSACTION.contains(refused.kind())) {
            failed(refused);
        }
        return refused;
    }

    /** Runs a statement of the user's, and lets the objects know what it changed. */
    <R> R execute(Statement<?> statement, Function<ExecutionConnection, R> work) {
        return new OwnStatements(this).execute(statement, work);
    }

    void autoflush(Statement<?> statement) {
        transaction.checkUsable();
        if (mayAutoflush()) {
            autoflush(statement, Set.of());
        }
    }

    /** Flushes what a query may see or refer to, and what is read after it of further classes. */
    void autoflush(ReadyQuery query) {
        transaction.checkUsable();
        if (mayAutoflush()) {
            autoflush(query.statement(), query.targets());
        }
    }

    private boolean mayAutoflush() {
        return options.autoflush() != AutoflushMode.OFF
                && autoflushSuspended == 0
                && (options.autoflush() == AutoflushMode.ALWAYS || hasObjects());
    }

    private void autoflush(Statement<?> statement, Set<MapperPlan<?>> further) {
        StatementTables tables = StatementTables.of(statement);
        tables.addReferences(plans.byDependency());
        further.forEach(plan -> tables.add(plan.table()));
        if (options.autoflush() == AutoflushMode.ALWAYS || PlannedChanges.matter(workspace(), tables)) {
            try {
                flush();
            } catch (RuntimeException failure) {
                failure.addSuppressed(new SessionException("The flush was begun by a query (autoflush). Run the query"
                        + " in noAutoflush(...) to send it without the changes."));
                throw failure;
            }
        }
    }

    <T> T noAutoflush(Supplier<T> work) {
        autoflushSuspended++;
        try {
            return work.get();
        } finally {
            autoflushSuspended--;
        }
    }

    void flush() {
        transaction.checkUsable();
        if (!hasObjects()) {
            return;
        }
        relations().synchronize();
        FlushPlan plan = FlushPlan.of(
                workspace(),
                plans,
                relations().work(),
                (column, value) -> transaction.database().generated(column, value));
        if (plan.isEmpty()) {
            plan.settle(workspace());
            relations().flushed(plan.written());
            return;
        }
        if (options.isReadOnly()) {
            throw new SessionException("The session is read-only and has changes to flush: pending "
                    + workspace().pending().size() + ", deleted "
                    + workspace().marked().size()
                    + ", or changed objects. Call rollback() to take them back, or open the session without"
                    + " readOnly(true).");
        }
        ExecutionConnection connection = connection();
        transaction.database().checkValues(plan);
        try {
            List<ObjectEntry<?>> incomplete =
                    new FlushExecutor(transaction.database(), connection, workspace(), options.inserts()).execute(plan);
            if (!incomplete.isEmpty()) {
                // a flush that has sent its changes must not fail for what it reads back
                budgets.without(() -> loading().reloadAll(incomplete));
            }
            relations().flushed(plan.written());
        } catch (RuntimeException | Error failure) {
            failed(failure);
            throw failure;
        }
    }

    /** Tells what a flush would send. */
    PlannedFlush plan() {
        transaction.checkUsable();
        relations().synchronize();
        return FlushPlan.preview(workspace(), plans, relations().work()).describe();
    }

    void commit() {
        flush();
        try {
            transaction.commit();
        } catch (RuntimeException | Error failure) {
            // whether the rows are as before is not always known then, so that every object is read again
            failed(failure, true);
            throw failure;
        }
        if (workspace != null) {
            workspace.committed(expires());
        }
    }

    void rollback() {
        try {
            transaction.rollback();
        } finally {
            if (workspace != null) {
                workspace.rolledBack(expires());
            }
        }
    }

    /** Runs work of several statements; when it fails the transaction is rolled back, as after a failed flush. */
    <T> T writing(Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException | Error failure) {
            failed(failure);
            throw failure;
        }
    }

    private void failed(Throwable failure) {
        failed(failure, expires());
    }

    private void failed(Throwable failure, boolean expire) {
        transaction.fail(failure);
        try {
            workspace().rolledBack(expire);
        } catch (RuntimeException second) {
            failure.addSuppressed(second);
        }
    }

    private boolean expires() {
        return options.expire() != ExpireMode.NEVER;
    }

    void close() {
        try {
            transaction.rollback();
        } finally {
            if (workspace != null) {
                workspace.clear();
            }
        }
    }

    void add(Object object) {
        transaction.checkUsable();
        ObjectEntry<?> present = workspace().find(object);
        if (present != null) {
            readd(present);
            return;
        }
        relations().added(addNew(object));
    }

    /** Makes an object pending. */
    ObjectEntry<?> addNew(Object object) {
        return addNew(plans.ofObject(object), object);
    }

    private void readd(ObjectEntry<?> present) {
        if (present.state() == ObjectState.DELETED && !workspace().unmark(present)) {
            throw new SessionException("The row of " + present.describe() + " was deleted by a flush of this"
                    + " transaction. Add the object after commit(), or take the deletion back with rollback().");
        }
    }

    private <E> ObjectEntry<E> addNew(MapperPlan<E> plan, Object object) {
        ObjectEntry<E> entry = ObjectEntry.pending(plan.mapper().type().cast(object), plan);
        workspace().checkOwn(entry);
        if (!isKeyGenerated(plan, entry.object())) {
            EntityKey key = plan.keyOf(plan.capture(entry.object()));
            ObjectEntry<?> present = key == null ? null : workspace().identity().find(plan, key);
            if (present != null && present.isPersistent() && !present.changesKey()) {
                throw IdentityMap.conflict(key, entry, present);
            }
        }
        workspace().addPending(entry);
        return entry;
    }

    private static <E> boolean isKeyGenerated(MapperPlan<E> plan, E object) {
        PropertyPlan<E> generated = plan.generatedKey().orElse(null);
        return generated != null && generated.isUnset(generated.value(object));
    }
}
