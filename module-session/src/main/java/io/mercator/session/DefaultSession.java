package io.mercator.session;

import io.mercator.api.engine.Connection;
import io.mercator.api.engine.Result;
import io.mercator.api.error.NoResultFoundException;
import io.mercator.api.error.ResourceClosedException;
import io.mercator.api.error.SessionException;
import io.mercator.api.mapping.Cascade;
import io.mercator.api.mapping.Entity;
import io.mercator.api.mapping.Relationship;
import io.mercator.api.mapping.ToMany;
import io.mercator.api.mapping.ToOne;
import io.mercator.api.schema.Column;
import io.mercator.api.session.BulkOperations;
import io.mercator.api.session.History;
import io.mercator.api.session.Load;
import io.mercator.api.session.ObjectState;
import io.mercator.api.session.PlannedFlush;
import io.mercator.api.session.PropertyChange;
import io.mercator.api.session.Query;
import io.mercator.api.session.QueryBudget;
import io.mercator.api.session.RelatedObjects;
import io.mercator.api.session.Session;
import io.mercator.api.session.SessionOptions;
import io.mercator.api.spi.RowReader;
import io.mercator.api.sql.Delete;
import io.mercator.api.sql.Expression;
import io.mercator.api.sql.LabelStyle;
import io.mercator.api.sql.Row;
import io.mercator.api.sql.Select;
import io.mercator.api.sql.Selected;
import io.mercator.api.sql.Sql;
import io.mercator.api.sql.Statement;
import io.mercator.api.sql.Update;
import io.mercator.session.load.RelatedLoader;
import io.mercator.session.mapper.MapperPlan;
import io.mercator.session.mapper.PropertyPlan;
import io.mercator.session.mapper.RelationPlan;
import io.mercator.session.query.EntityPart;
import io.mercator.session.query.EntityStart;
import io.mercator.session.query.Part;
import io.mercator.session.query.QueryState;
import io.mercator.session.query.ReadyQuery;
import io.mercator.session.query.Results;
import io.mercator.session.query.ValuePart;
import io.mercator.session.relation.CollectionState;
import io.mercator.session.relation.RelatedDifference;
import io.mercator.session.relation.RelationHistory;
import io.mercator.session.relation.RelationReport;
import io.mercator.session.state.ObjectEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The session that users hold: lets one thread in at a time, refuses use after closing, and hands on. */
final class DefaultSession implements Session {
    private final ThreadGuard guard = new ThreadGuard();
    /** How many rows a stream reads at once when what they refer to is loaded with them. */
    private static final int PORTION = 500;

    private final SessionCore core;
    private final SessionQueries queries;
    private final SessionContext context;
    /** Those that are open; a list is made for the first. */
    private List<RowStream<?>> streams = List.of();

    /** Within transaction(...) or retrying(...), whose method's name this is; an empty text outside. */
    private String within = "";

    private volatile boolean closed;

    DefaultSession(SessionContext context, SessionOptions options) {
        this.core = new SessionCore(context, options, this);
        this.queries = new SessionQueries(core);
        this.context = context;
    }

    <T extends @Nullable Object> T inside(Supplier<T> work) {
        guard.enter();
        try {
            checkOpen();
            return work.get();
        } finally {
            guard.exit();
        }
    }

    private void run(Runnable work) {
        guard.enter();
        try {
            checkOpen();
            work.run();
        } finally {
            guard.exit();
        }
    }

    private void checkOpen() {
        if (closed) {
            throw new ResourceClosedException(
                    "The session is closed. Open another one with open(); objects keep the values that they had.");
        }
    }

    @Override
    public void add(Object object) {
        guard.enter();
        try {
            checkOpen();
            core.add(object);
        } finally {
            guard.exit();
        }
    }

    @Override
    public void addAll(Collection<?> objects) {
        run(() -> objects.forEach(core::add));
    }

    @Override
    public <E> E get(Class<E> type, Object... key) {
        E found = found(type, key);
        if (found == null) {
            throw new NoResultFoundException("There is no row for "
                    + core.plans().of(type).keyOf(key) + ". Use find(...) if there may be none.");
        }
        return found;
    }

    @Override
    public <E> Optional<E> find(Class<E> type, Object... key) {
        return Optional.ofNullable(found(type, key));
    }

    private <E> @Nullable E found(Class<E> type, Object... key) {
        return inside(() -> {
            core.transaction().checkUsable();
            MapperPlan<E> plan = core.plans().of(type);
            E bare = core.workspace().identity().findBare(plan, key);
            return bare != null
                    ? bare
                    : core.loading().find(plan, plan.keyOf(key)).orElse(null);
        });
    }

    @Override
    public <T> @Nullable T read(Object object, Column<T> column) {
        return inside(() -> {
            core.transaction().checkUsable();
            ObjectEntry<?> entry = entry(object, "read(...)");
            T value = column.type().javaType().cast(core.loading().read(entry, column));
            if (column.type().isMutable()) {
                core.workspace().compare(entry);
            }
            return value;
        });
    }

    @Override
    public <E> Query<E> query(Class<E> type) {
        guard.enter();
        try {
            checkOpen();
            EntityStart<E> start = context.starts().of(core.plans().of(type));
            return new DefaultQuery<>(this, start.state(), start.results());
        } finally {
            guard.exit();
        }
    }

    @Override
    public Update update(Class<?> type) {
        return inside(() -> Sql.update(core.plans().of(type).table()));
    }

    @Override
    public Delete delete(Class<?> type) {
        return inside(() -> Sql.delete(core.plans().of(type).table()));
    }

    @Override
    public <R extends Row> Query<R> query(Select<R> statement) {
        Select<R> labelled = statement.labels(LabelStyle.TABLE_COLUMN);
        List<Part> parts = new ArrayList<>();
        labelled.columns().forEach(column -> parts.add(new ValuePart(column)));
        return inside(() -> new DefaultQuery<>(this, QueryState.of(labelled, parts), Results.<R>rows(parts)));
    }

    <R> Stream<R> stream(QueryState state, Results<R> results) {
        guard.enter();
        RowStream<R> rows;
        try {
            checkOpen();
            ReadyQuery ready = queries.ready(state, true);
            if (ready.repeatsRows()) {
                throw new SessionException(
                        "A stream cannot tell when the rows of an object end that a joined collection"
                                + " repeats. Load the collection with Load.selectin(...), or read all().");
            }
            int portion = state.portion() > 0 ? state.portion() : ready.loadsRelations() ? PORTION : 1;
            RowReader reader = queries.open(ready, state);
            rows = new RowStream<>(reader, core, ready, results, portion, guard, this::streamClosed);
        } catch (RuntimeException | Error refused) {
            guard.exit();
            throw refused;
        }
        guard.stay();
        if (streams.isEmpty()) {
            streams = new ArrayList<>(1);
        }
        streams.add(rows);
        return StreamSupport.stream(rows, false).onClose(rows::close);
    }

    private void streamClosed(RowStream<?> rows) {
        streams.remove(rows);
        guard.leave();
    }

    private void closeStreams() {
        if (!streams.isEmpty()) {
            List.copyOf(streams).forEach(RowStream::cut);
        }
    }

    @Override
    public <R extends Row> Result<R> execute(Statement<R> statement) {
        return inside(() -> core.execute(statement, connection -> connection.execute(statement)));
    }

    @Override
    public <R extends Row> Result<R> execute(Statement<R> statement, Map<String, ?> parameters) {
        return inside(() -> core.execute(statement, connection -> connection.execute(statement, parameters)));
    }

    @Override
    public <R extends Row> Result<R> execute(Statement<R> statement, Duration timeout) {
        return inside(() -> core.execute(statement, connection -> connection.execute(statement, timeout)));
    }

    @Override
    public BulkOperations bulk() {
        return new DefaultBulkOperations(this, core, context, core.options());
    }

    @Override
    public void cancel() {
        core.transaction().cancel();
    }

    @Override
    public Connection connection() {
        return inside(core::connection);
    }

    @Override
    public void flush() {
        run(core::flush);
    }

    @Override
    public void commit() {
        if (within.equals(Retrying.NAME)) {
            throw new SessionException(
                    "commit() was called within retrying(...), which commits when the work is done and"
                            + " runs all of it again when it fails. Leave the commit to it, or use a session of its own for what is"
                            + " to be committed before.");
        }
        commitNow();
    }

    private void commitNow() {
        guard.enter();
        try {
            checkOpen();
            core.transaction().checkUsable();
            closeStreams();
            core.commit();
        } finally {
            guard.exit();
        }
    }

    @Override
    public void rollback() {
        run(() -> {
            closeStreams();
            core.rollback();
        });
    }

    @Override
    public void refresh(Object object) {
        run(() -> core.relations()
                .reached(usable(object, "refresh(...)"), Cascade.REFRESH)
                .forEach(entry -> {
                    if (entry.isPersistent()) {
                        // collections that are older than this are read again when they are looked at
                        entry.expire();
                        core.loading().reload(entry);
                    }
                }));
    }

    private ObjectEntry<?> usable(Object object, String operation) {
        core.transaction().checkUsable();
        return core.workspace().persistent(object, operation);
    }

    @Override
    public int refreshExpired() {
        return inside(() -> {
            core.transaction().checkUsable();
            return core.loading().refreshExpired();
        });
    }

    @Override
    public void expire(Object object) {
        run(() -> core.relations()
                .reached(usable(object, "expire(...)"), Cascade.REFRESH)
                .forEach(entry -> {
                    if (entry.isPersistent()) {
                        entry.expire();
                    }
                }));
    }

    @Override
    public void expire(Object object, Column<?>... columns) {
        if (columns.length == 0) {
            throw new IllegalArgumentException("expire(object, columns) needs at least one column");
        }
        run(() -> {
            ObjectEntry<?> entry = usable(object, "expire(...)");
            for (Column<?> column : columns) {
                entry.expire(entry.plan().property(column));
            }
        });
    }

    @Override
    public void expireAll() {
        run(() -> {
            core.transaction().checkUsable();
            core.workspace().identity().expire();
        });
    }

    @Override
    public void revert(Object object) {
        run(() -> core.relations().revert(usable(object, "revert(...)")));
    }

    @Override
    public void expunge(Object object) {
        run(() -> {
            core.transaction().checkUsable();
            ObjectEntry<?> entry = core.workspace().find(object);
            if (entry == null || entry.state() == ObjectState.DELETED) {
                throw new SessionException("expunge(...) needs a pending or persistent object of this session, and the "
                        + object.getClass().getSimpleName() + " is "
                        + core.workspace().state(object) + ".");
            }
            core.relations()
                    .reached(entry, Cascade.EXPUNGE)
                    .forEach(reached -> core.workspace().depart(reached, true));
        });
    }

    @Override
    public void expungeAll() {
        run(() -> {
            core.transaction().checkUsable();
            core.workspace().departAll();
        });
    }

    @Override
    public void delete(Object object) {
        run(() -> {
            core.transaction().checkUsable();
            core.plans().ofObject(object);
            ObjectEntry<?> entry = core.workspace().find(object);
            if (entry == null || entry.state() != ObjectState.DELETED) {
                core.relations().delete(core.workspace().persistent(object, "delete(...)"));
            }
        });
    }

    @Override
    public void setNull(Object object, Column<?> column) {
        run(() -> {
            core.transaction().checkUsable();
            ObjectEntry<?> entry = core.workspace().find(object);
            if (entry == null || entry.state() != ObjectState.PENDING) {
                throw new SessionException("setNull(...) says what an INSERT sends, and the "
                        + object.getClass().getSimpleName() + " is "
                        + core.workspace().state(object)
                        + ". Add the object first; set the property of a persistent one to null.");
            }
            PropertyPlan<?> property = entry.plan().property(column);
            if (!property.takesNull()) {
                throw new SessionException("Property '" + property.name()
                        + "' is a primitive and has no null. Map it by accessors of the boxed type.");
            }
            entry.forceNull(property);
        });
    }

    @Override
    public boolean contains(Object object) {
        ObjectState state = state(object);
        return state == ObjectState.PENDING || state == ObjectState.PERSISTENT;
    }

    @Override
    public ObjectState state(Object object) {
        return inside(() -> core.workspace().state(object));
    }

    @Override
    public Set<Object> pending() {
        return inside(() -> ObjectSet.of(core.workspace().pending()));
    }

    @Override
    public Set<Object> dirty() {
        return inside(() -> {
            List<ObjectEntry<?>> dirty = new ArrayList<>();
            for (MapperPlan<?> plan : core.workspace().identity().plans()) {
                core.workspace().candidates(plan).stream()
                        .filter(entry ->
                                entry.isPersistent() && (entry.isDirty() || RelatedDifference.isChanged(entry)))
                        .forEach(dirty::add);
            }
            return ObjectSet.of(dirty);
        });
    }

    @Override
    public Set<Object> deleted() {
        return inside(() -> ObjectSet.of(core.workspace().marked()));
    }

    @Override
    public List<PropertyChange> changes(Object object) {
        return inside(() -> changesOf(core.workspace().persistent(object, "changes(...)")));
    }

    private static <E> List<PropertyChange> changesOf(ObjectEntry<E> entry) {
        List<PropertyChange> changes = new ArrayList<>();
        entry.changes().stream()
                .mapToObj(index -> entry.plan().properties().get(index))
                .map(property -> new PropertyChange(
                        property.name(), property.value(entry.flushed()), property.value(entry.object())))
                .forEach(changes::add);
        changes.addAll(RelationReport.of(entry));
        return List.copyOf(changes);
    }

    @Override
    public <T> History<T> history(Object object, Column<T> column) {
        return inside(() -> ObjectHistory.of(entry(object, "history(...)"), column));
    }

    @Override
    public <E, T> History<T> history(E object, Relationship<E, T> relationship) {
        return inside(() ->
                RelationHistory.of(entry(object, "history(...)"), core.plans().of(relationship)));
    }

    @Override
    public <T> T noAutoflush(Supplier<T> work) {
        return inside(() -> core.noAutoflush(() -> guard.outside(work)));
    }

    @Override
    public void transaction(Consumer<? super Session> work) {
        inTransaction(session -> {
            work.accept(session);
            return Boolean.TRUE;
        });
    }

    @Override
    public <T> T inTransaction(Function<? super Session, T> work) {
        return within("transaction(...)", () -> attempt(work, this::commit));
    }

    private <T> T within(String method, Supplier<T> work) {
        String before = within;
        if (!before.equals(Retrying.NAME)) {
            within = method;
        }
        try {
            return work.get();
        } finally {
            within = before;
        }
    }

    /** Runs work and commits; rolls back when it throws. */
    private <T> T attempt(Function<? super Session, T> work, Runnable commit) {
        try {
            T result = work.apply(this);
            commit.run();
            return result;
        } catch (RuntimeException | Error failure) {
            if (!closed) {
                try {
                    rollback();
                } catch (RuntimeException second) {
                    failure.addSuppressed(second);
                }
            }
            throw failure;
        }
    }

    @Override
    public void retrying(int attempts, Consumer<? super Session> work) {
        retryingFor(attempts, session -> {
            work.accept(session);
            return Boolean.TRUE;
        });
    }

    @Override
    public <T> T retryingFor(int attempts, Function<? super Session, T> work) {
        Retrying retrying = new Retrying(attempts, core.options().backoff());
        run(() -> Retrying.check(this, core.transaction(), within));
        return within(
                Retrying.NAME,
                () -> retrying.run(() -> {
                    expungeAll();
                    return attempt(work, this::commitNow);
                }));
    }

    @Override
    public boolean isInTransaction() {
        return inside(() -> core.transaction().isOpen());
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
            closeStreams();
            core.close();
        } finally {
            closed = true;
            guard.exit();
        }
    }

    @Override
    public <E, T> @Nullable T read(E object, ToOne<E, T> relationship) {
        return inside(() -> {
            core.transaction().checkUsable();
            return core.loading().read(entry(object, "read(...)"), core.plans().of(relationship));
        });
    }

    @SuppressWarnings("unchecked") // the entry is the object's own
    private <E> ObjectEntry<E> entry(E object, String operation) {
        ObjectEntry<?> known = core.workspace().find(object);
        return (ObjectEntry<E>)
                (known != null && known.state() == ObjectState.PENDING
                        ? known
                        : core.workspace().persistent(object, operation));
    }

    @Override
    public <E, T> RelatedObjects<T> related(E object, ToMany<E, T> relationship) {
        return inside(() -> {
            core.transaction().checkUsable();
            RelationPlan<E, T> relation = core.plans().of(relationship);
            ObjectEntry<E> entry = entry(object, "related(...)");
            return new DefaultRelatedObjects<>(this, core, entry, relation);
        });
    }

    @Override
    public <E> boolean isLoaded(E object, Relationship<E, ?> relationship) {
        return inside(
                () -> isLoaded(entry(object, "isLoaded(...)"), core.plans().of(relationship)));
    }

    private static <E, T> boolean isLoaded(ObjectEntry<E> entry, RelationPlan<E, T> relation) {
        if (!relation.isToMany()) {
            return relation.reference(entry.object()) != null || !entry.isUnknown(relation.index());
        }
        CollectionState<?, T> state = RelatedLoader.state(entry, relation);
        return !relation.isDynamic() && (state == null || state.isCurrent());
    }

    @Override
    public void load(Collection<?> objects, Load... options) {
        run(() -> {
            List<ObjectEntry<?>> entries = new ArrayList<>();
            objects.forEach(object -> entries.add(usable(object, "load(...)")));
            core.loading().load(entries, List.of(options));
        });
    }

    @Override
    public <E> Query<E> query(Entity<E> entity) {
        return inside(() -> {
            EntityPart<E> part = EntityPart.of(entity, core.plans().of(entity.type()));
            return new DefaultQuery<>(this, QueryState.of(List.of(part)), Results.entities(part));
        });
    }

    @Override
    public <R extends Row> Query<R> queryRows(List<Selected<?>> selected) {
        return inside(() -> {
            List<Part> parts = new ArrayList<>();
            for (Selected<?> one : selected) {
                parts.add(part(one));
            }
            return new DefaultQuery<>(this, QueryState.of(parts), Results.<R>rows(parts));
        });
    }

    private Part part(Selected<?> selected) {
        if (selected instanceof Entity<?> entity) {
            return entityPart(entity);
        }
        if (selected instanceof Expression<?> expression) {
            return new ValuePart(expression);
        }
        throw new SessionException("A query gives expressions and entities, and was given a "
                + selected.getClass().getName() + ". Wrap a mapped class with Entity.of(...).");
    }

    private <E> EntityPart<E> entityPart(Entity<E> entity) {
        return EntityPart.of(entity, core.plans().of(entity.type()));
    }

    @Override
    public <T> void assign(Object object, Column<T> column, Expression<T> value) {
        run(() -> {
            core.transaction().checkUsable();
            ObjectEntry<?> entry = entry(object, "assign(...)");
            core.workspace().touch(entry);
            entry.assign(entry.plan().property(column), value);
        });
    }

    @Override
    public <E> E merge(E object, boolean load) {
        return inside(() -> {
            core.transaction().checkUsable();
            return new Merge(core, load).merge(object);
        });
    }

    @Override
    public PlannedFlush plan() {
        return inside(core::plan);
    }

    @Override
    public QueryBudget budget(int statements) {
        return inside(() -> core.budgets().open(statements));
    }

    Select<? extends Row> statement(QueryState state) {
        return queries.statement(state);
    }

    QueryState joined(QueryState state, Relationship<?, ?> relationship, boolean outer) {
        return queries.joined(state, relationship, outer);
    }

    <R> List<R> read(QueryState state, Results<R> results, int most) {
        guard.enter();
        try {
            checkOpen();
            return queries.read(state, results, most);
        } finally {
            guard.exit();
        }
    }

    long count(QueryState state) {
        return inside(() -> queries.count(state));
    }

    boolean exists(QueryState state) {
        return inside(() -> queries.exists(state));
    }

    /** Tells whether what is read and written at this moment is the session's own doing. */
    boolean isWorking() {
        return guard.isWorking();
    }

    /** Runs work of a collection's, which may be looked at while the session works, and after it was closed. */
    <T> T within(Supplier<T> work) {
        guard.enter();
        try {
            return work.get();
        } finally {
            guard.exit();
        }
    }
}
