package io.mercator.session;

import io.mercator.api.error.ErrorKind;
import io.mercator.api.error.ObjectDeletedException;
import io.mercator.api.error.SessionException;
import io.mercator.api.error.StatementException;
import io.mercator.api.session.AutoflushMode;
import io.mercator.api.session.ExpireMode;
import io.mercator.api.session.ObjectState;
import io.mercator.api.session.SessionOptions;
import io.mercator.api.spi.ExecutionConnection;
import io.mercator.api.spi.ParameterWriter;
import io.mercator.api.spi.RowReader;
import io.mercator.api.sql.Bind;
import io.mercator.api.sql.Delete;
import io.mercator.api.sql.Expression;
import io.mercator.api.sql.FromItem;
import io.mercator.api.sql.Insert;
import io.mercator.api.sql.OrderItem;
import io.mercator.api.sql.Row;
import io.mercator.api.sql.RowLimit;
import io.mercator.api.sql.Select;
import io.mercator.api.sql.Statement;
import io.mercator.api.sql.TableRef;
import io.mercator.api.sql.Update;
import io.mercator.session.flush.FlushExecutor;
import io.mercator.session.flush.FlushPlan;
import io.mercator.session.load.Reloader;
import io.mercator.session.mapper.EntityKey;
import io.mercator.session.mapper.MapperPlan;
import io.mercator.session.mapper.MapperPlans;
import io.mercator.session.state.IdentityMap;
import io.mercator.session.state.ObjectEntry;
import io.mercator.session.state.Workspace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
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
    private final Workspace workspace;
    private final SessionTransaction transaction;
    private int autoflushSuspended;

    SessionCore(SessionContext context, SessionOptions options, Object session) {
        this.options = options;
        this.plans = context.plans();
        this.workspace = new Workspace(session, options.isStrict() ? context.owners() : null);
        this.transaction = new SessionTransaction(context, options);
    }

    Workspace workspace() {
        return workspace;
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
            refreshExpired();
        }
        return connection;
    }

    private Reloader reloader() {
        ExecutionConnection connection = connection();
        return new Reloader(transaction.database().engine(), connection, workspace);
    }

    /** Flushes first what the statement may see, then runs it. */
    RowReader rows(Select<? extends Row> statement, @Nullable Duration timeout) {
        autoflush(statement);
        return guarded(() -> {
            ExecutionConnection connection = connection();
            return connection.query(
                    transaction.database().engine().compile(statement), ParameterWriter.of(statement), timeout);
        });
    }

    <T> T guarded(Supplier<T> work) {
        try {
            return work.get();
        } catch (StatementException refused) {
            if (transaction.isEnded() || ENDS_TRANSACTION.contains(refused.kind())) {
                failed(refused);
            }
            throw refused;
        }
    }

    /** Runs a statement of the user's, and lets the objects know what it changed. */
    <R> R execute(Statement<?> statement, Function<ExecutionConnection, R> work) {
        autoflush(statement);
        List<ObjectEntry<?>> doomed = statement instanceof Delete delete ? met(delete) : List.of();
        R result = guarded(() -> work.apply(connection()));
        for (ObjectEntry<?> entry : doomed) {
            entry.state(ObjectState.DELETED);
            workspace.deleted(entry);
        }
        if (statement instanceof Update update) {
            expire(update.table());
        } else if (statement instanceof Insert insert && insert.conflictClause().isPresent()) {
            expire(insert.table());
        }
        return result;
    }

    private void expire(TableRef table) {
        for (MapperPlan<?> plan : workspace.identity().plans()) {
            if (plan.table() == table) {
                workspace.identity().of(plan).forEach(ObjectEntry::expire);
            }
        }
    }

    /** Asks for the keys of the rows that a DELETE is about to meet, if the session has objects of its table. */
    private List<ObjectEntry<?>> met(Delete delete) {
        List<ObjectEntry<?>> found = new ArrayList<>();
        for (MapperPlan<?> plan : workspace.identity().plans()) {
            if (plan.table() == delete.table() && workspace.identity().hasEntries(plan)) {
                found.addAll(met(plan, delete));
            }
        }
        return found;
    }

    private <E> List<ObjectEntry<?>> met(MapperPlan<E> plan, Delete delete) {
        Select<Row> query =
                plan.selectAll().from(delete.table()).from(delete.usingItems().toArray(new FromItem[0]));
        Select<Row> rows = delete.whereClause().isPresent()
                ? query.where(delete.whereClause().get())
                : query;
        if (!delete.taken().order().isEmpty()) {
            rows = rows.orderBy(delete.taken().order().toArray(new OrderItem[0]));
        }
        Expression<Long> limit = delete.taken().limit().flatMap(RowLimit::limit).orElse(null);
        if (limit instanceof Bind<?> bind && bind.value() instanceof Long most) {
            rows = rows.limit(most);
        }
        return entries(plan, rows);
    }

    private <E> List<ObjectEntry<?>> entries(MapperPlan<E> plan, Select<Row> rows) {
        List<ObjectEntry<?>> found = new ArrayList<>();
        guarded(() -> {
            try (RowReader reader = rows(rows, null)) {
                while (reader.next()) {
                    ObjectEntry<E> entry = workspace.identity().find(plan, plan.keyOf(reader));
                    if (entry != null && entry.isPersistent()) {
                        found.add(entry);
                    }
                }
            }
            return found;
        });
        return found;
    }

    void autoflush(Statement<?> statement) {
        transaction.checkUsable();
        if (options.autoflush() == AutoflushMode.OFF || autoflushSuspended > 0) {
            return;
        }
        if (options.autoflush() == AutoflushMode.ALWAYS || mattersTo(StatementTables.of(statement))) {
            try {
                flush();
            } catch (RuntimeException failure) {
                failure.addSuppressed(new SessionException("The flush was begun by a query (autoflush). Run the query"
                        + " in noAutoflush(...) to send it without the changes."));
                throw failure;
            }
        }
    }

    /** Looks at the planned work and the tables before any object is compared. */
    private boolean mattersTo(StatementTables tables) {
        if (workspace.hasPlannedWork()) {
            for (ObjectEntry<?> entry : workspace.pending()) {
                if (tables.touches(entry.plan().table())) {
                    return true;
                }
            }
            for (ObjectEntry<?> entry : workspace.marked()) {
                if (tables.touches(entry.plan().table())) {
                    return true;
                }
            }
        }
        for (MapperPlan<?> plan : workspace.identity().plans()) {
            if (tables.touches(plan.table()) && hasDirty(plan)) {
                return true;
            }
        }
        return false;
    }

    private boolean hasDirty(MapperPlan<?> plan) {
        return workspace.identity().of(plan).stream().anyMatch(entry -> entry.isPersistent() && entry.isDirty());
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
        FlushPlan plan = FlushPlan.of(workspace, plans);
        if (plan.isEmpty()) {
            return;
        }
        if (options.isReadOnly()) {
            throw new SessionException("The session is read-only and has changes to flush: pending "
                    + workspace.pending().size() + ", deleted "
                    + workspace.marked().size()
                    + ", or changed objects. Call rollback() to take them back, or open the session without"
                    + " readOnly(true).");
        }
        ExecutionConnection connection = connection();
        transaction.database().checkValues(plan);
        try {
            List<ObjectEntry<?>> incomplete =
                    new FlushExecutor(transaction.database(), connection, workspace, options.inserts()).execute(plan);
            if (!incomplete.isEmpty()) {
                reloader().reloadAll(incomplete);
            }
        } catch (RuntimeException | Error failure) {
            failed(failure);
            throw failure;
        }
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
        workspace.committed(expires());
    }

    void rollback() {
        try {
            transaction.rollback();
        } finally {
            workspace.rolledBack(expires());
        }
    }

    private void failed(Throwable failure) {
        failed(failure, expires());
    }

    private void failed(Throwable failure, boolean expire) {
        transaction.fail(failure);
        try {
            workspace.rolledBack(expire);
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
            workspace.clear();
        }
    }

    void add(Object object) {
        transaction.checkUsable();
        ObjectEntry<?> present = workspace.find(object);
        if (present != null) {
            readd(present);
            return;
        }
        addNew(plans.ofObject(object), object);
    }

    private void readd(ObjectEntry<?> present) {
        if (present.state() == ObjectState.DELETED && !workspace.unmark(present)) {
            throw new SessionException("The row of " + present.describe() + " was deleted by a flush of this"
                    + " transaction. Add the object after commit(), or take the deletion back with rollback().");
        }
    }

    private <E> void addNew(MapperPlan<E> plan, Object object) {
        ObjectEntry<E> entry = ObjectEntry.pending(plan.mapper().type().cast(object), plan);
        EntityKey key = plan.keyOf(plan.capture(entry.object()));
        boolean generated = plan.generatedKey()
                .map(property -> property.isUnset(property.value(entry.object())))
                .orElse(false);
        if (key != null && !generated) {
            ObjectEntry<?> present = workspace.identity().find(plan, key);
            if (present != null && present.isPersistent() && !present.changesKey()) {
                throw IdentityMap.conflict(key, entry, present);
            }
        }
        workspace.addPending(entry);
    }

    <E> Optional<E> find(MapperPlan<E> plan, @Nullable Object... values) {
        transaction.checkUsable();
        EntityKey key = plan.keyOf(values);
        ObjectEntry<E> present = workspace.identity().find(plan, key);
        if (present != null) {
            present.passing(false);
        }
        if (present != null && !present.isExpired()) {
            return Optional.of(present.object());
        }
        if (present == null) {
            autoflush(plan.selectAll());
            ObjectEntry<E> flushed = workspace.identity().find(plan, key);
            return flushed != null
                    ? Optional.of(flushed.object())
                    : guarded(() -> reloader().load(plan, key));
        }
        if (guarded(() -> reloader().reload(present))) {
            return Optional.of(current(present).object());
        }
        workspace.depart(present, false);
        return Optional.empty();
    }

    /** Returns the entry that has the row now: another after a reload that had to make a new, immutable object. */
    private <E> ObjectEntry<E> current(ObjectEntry<E> entry) {
        ObjectEntry<E> now = workspace.identity().find(entry.plan(), entry.key());
        return now == null ? entry : now;
    }

    <E> ObjectEntry<E> reload(ObjectEntry<E> entry) {
        if (!guarded(() -> reloader().reload(entry))) {
            throw new ObjectDeletedException("The row of " + entry.describe() + " is gone: it was deleted by another"
                    + " transaction, or its key was changed. Take the object out with expunge(...).");
        }
        return current(entry);
    }

    int refreshExpired() {
        List<ObjectEntry<?>> expired = new ArrayList<>();
        for (MapperPlan<?> plan : workspace.identity().plans()) {
            for (ObjectEntry<?> entry : workspace.identity().of(plan)) {
                if (entry.isPersistent() && entry.isExpired()) {
                    expired.add(entry);
                }
            }
        }
        if (expired.isEmpty()) {
            return 0;
        }
        List<ObjectEntry<?>> gone = guarded(() -> reloader().reloadAll(expired));
        gone.forEach(entry -> workspace.depart(entry, false));
        return expired.size() - gone.size();
    }
}
