package io.mercator.session;

import io.mercator.api.engine.Connection;
import io.mercator.api.engine.Result;
import io.mercator.api.error.NoResultFoundException;
import io.mercator.api.error.ResourceClosedException;
import io.mercator.api.error.SessionException;
import io.mercator.api.schema.Column;
import io.mercator.api.session.ObjectState;
import io.mercator.api.session.PropertyChange;
import io.mercator.api.session.Query;
import io.mercator.api.session.Session;
import io.mercator.api.session.SessionOptions;
import io.mercator.api.spi.RowReader;
import io.mercator.api.sql.Delete;
import io.mercator.api.sql.LabelStyle;
import io.mercator.api.sql.Row;
import io.mercator.api.sql.Select;
import io.mercator.api.sql.Sql;
import io.mercator.api.sql.Statement;
import io.mercator.api.sql.Update;
import io.mercator.session.mapper.MapperPlan;
import io.mercator.session.mapper.PropertyPlan;
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
    private final SessionCore core;
    private final List<RowStream<?>> streams = new ArrayList<>();
    private volatile boolean closed;

    DefaultSession(SessionContext context, SessionOptions options) {
        this.core = new SessionCore(context, options, this);
    }

    <T> T inside(Supplier<T> work) {
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
        run(() -> core.add(object));
    }

    @Override
    public void addAll(Collection<?> objects) {
        run(() -> objects.forEach(core::add));
    }

    @Override
    public <E> E get(Class<E> type, Object... key) {
        return find(type, key)
                .orElseThrow(() -> new NoResultFoundException("There is no row for "
                        + core.plans().of(type).keyOf(key) + ". Use find(...) if there may be none."));
    }

    @Override
    public <E> Optional<E> find(Class<E> type, Object... key) {
        return inside(() -> core.find(core.plans().of(type), key));
    }

    @Override
    public <T> @Nullable T read(Object object, Column<T> column) {
        return inside(() -> {
            core.transaction().checkUsable();
            ObjectEntry<?> known = core.workspace().find(object);
            ObjectEntry<?> entry = known != null && known.state() == ObjectState.PENDING
                    ? known
                    : core.workspace().persistent(object, "read(...)");
            return column.type().javaType().cast(readProperty(entry, column));
        });
    }

    private <E> @Nullable Object readProperty(ObjectEntry<E> entry, Column<?> column) {
        PropertyPlan<E> property = entry.plan().property(column);
        ObjectEntry<E> loaded = entry.isExpired(property) ? core.reload(entry) : entry;
        return property.value(loaded.object());
    }

    @Override
    public <E> Query<E> query(Class<E> type) {
        return inside(() -> {
            MapperPlan<E> plan = core.plans().of(type);
            return new DefaultQuery<>(this, plan.selectAll(), new EntityTarget<>(plan, core.workspace()));
        });
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
        return inside(() -> new DefaultQuery<>(this, labelled, new TupleTarget<>(labelled)));
    }

    RowReader rows(Select<? extends Row> statement, @Nullable Duration timeout) {
        return core.rows(statement, timeout);
    }

    <R> Stream<R> stream(Select<? extends Row> statement, RowTarget<R> target, @Nullable Duration timeout) {
        guard.enter();
        RowStream<R> rows;
        try {
            checkOpen();
            RowReader reader = core.rows(statement, timeout);
            rows = new RowStream<>(
                    reader, () -> core.guarded(reader::next), target.streaming(), guard, this::streamClosed);
        } catch (RuntimeException | Error refused) {
            guard.exit();
            throw refused;
        }
        streams.add(rows);
        return StreamSupport.stream(rows, false).onClose(rows::close);
    }

    private void streamClosed(RowStream<?> rows) {
        streams.remove(rows);
        guard.exit();
    }

    private void closeStreams() {
        List.copyOf(streams).forEach(RowStream::cut);
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
        run(() -> {
            core.transaction().checkUsable();
            closeStreams();
            core.commit();
        });
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
        run(() -> core.reload(usable(object, "refresh(...)")));
    }

    private ObjectEntry<?> usable(Object object, String operation) {
        core.transaction().checkUsable();
        return core.workspace().persistent(object, operation);
    }

    @Override
    public int refreshExpired() {
        return inside(core::refreshExpired);
    }

    @Override
    public void expire(Object object) {
        run(() -> usable(object, "expire(...)").expire());
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
            for (MapperPlan<?> plan : core.workspace().identity().plans()) {
                core.workspace().identity().of(plan).forEach(ObjectEntry::expire);
            }
        });
    }

    @Override
    public void revert(Object object) {
        run(() -> usable(object, "revert(...)").revert());
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
            core.workspace().depart(entry, true);
        });
    }

    @Override
    public void delete(Object object) {
        run(() -> {
            core.transaction().checkUsable();
            core.plans().ofObject(object);
            ObjectEntry<?> entry = core.workspace().find(object);
            if (entry == null || entry.state() != ObjectState.DELETED) {
                core.workspace().mark(core.workspace().persistent(object, "delete(...)"));
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
                core.workspace().identity().of(plan).stream()
                        .filter(entry -> entry.isPersistent() && entry.isDirty())
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
        return entry.changes().stream()
                .mapToObj(index -> entry.plan().properties().get(index))
                .map(property -> new PropertyChange(
                        property.name(), property.value(entry.flushed()), property.value(entry.object())))
                .toList();
    }

    @Override
    public <T> T noAutoflush(Supplier<T> work) {
        return inside(() -> core.noAutoflush(work));
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
        try {
            T result = work.apply(this);
            commit();
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
}
