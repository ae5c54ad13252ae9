package io.mercator.session;

import io.mercator.api.error.SessionException;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.Table;
import io.mercator.api.session.BulkOperations;
import io.mercator.api.session.SessionOptions;
import io.mercator.api.spi.ExecutionConnection;
import io.mercator.api.sql.Sql;
import io.mercator.session.bulk.BulkContext;
import io.mercator.session.bulk.BulkSender;
import io.mercator.session.bulk.BulkSource;
import io.mercator.session.bulk.KeyDeletes;
import io.mercator.session.bulk.ObjectSource;
import io.mercator.session.bulk.RowInserts;
import io.mercator.session.bulk.RowUpdates;
import io.mercator.session.mapper.MapperPlan;
import io.mercator.session.mapper.PropertyPlan;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The session's doors to the package {@code bulk}: one call at a time, in the session's transaction. */
final class DefaultBulkOperations implements BulkOperations {
    private final DefaultSession session;
    private final SessionCore core;
    private final SessionContext context;
    private final SessionOptions options;

    DefaultBulkOperations(DefaultSession session, SessionCore core, SessionContext context, SessionOptions options) {
        this.session = session;
        this.core = core;
        this.context = context;
        this.options = options;
    }

    @Override
    public long insert(Collection<?> objects) {
        return write(objects, known -> ObjectSource.inserts(known, true));
    }

    @Override
    public long insertWithoutKeys(Collection<?> objects) {
        return write(objects, known -> ObjectSource.inserts(known, false));
    }

    @Override
    public long update(Collection<?> objects, Column<?>... columns) {
        return write(objects, known -> ObjectSource.updates(known, List.of(columns)));
    }

    @Override
    public long delete(Collection<?> objects) {
        return write(objects, ObjectSource::deletes);
    }

    @Override
    public long insert(Class<?> type, Collection<? extends Map<? extends Column<?>, ?>> rows) {
        return insert(plan(type).table(), rows);
    }

    @Override
    public long insert(Table table, Collection<? extends Map<? extends Column<?>, ?>> rows) {
        return writeRows(table, rows, known -> new RowInserts(table, known));
    }

    @Override
    public long update(Class<?> type, Collection<? extends Map<? extends Column<?>, ?>> rows) {
        return update(plan(type).table(), key(type), rows);
    }

    @Override
    public long update(Table table, Collection<? extends Map<? extends Column<?>, ?>> rows) {
        return update(table, null, rows);
    }

    private long update(
            Table table, @Nullable List<Column<?>> key, Collection<? extends Map<? extends Column<?>, ?>> rows) {
        return writeRows(table, rows, known -> RowUpdates.of(table, key, known));
    }

    @Override
    public long delete(Class<?> type, Collection<?> keys) {
        return writeRows(
                plan(type).table(), keys, known -> KeyDeletes.of(plan(type).table(), key(type), known));
    }

    @Override
    public long delete(Table table, Collection<?> keys) {
        return writeRows(table, keys, known -> KeyDeletes.of(table, null, known));
    }

    private MapperPlan<?> plan(Class<?> type) {
        return core.plans().of(type);
    }

    private List<Column<?>> key(Class<?> type) {
        return plan(type).key().stream().<Column<?>>map(PropertyPlan::column).toList();
    }

    private <T> long writeRows(Table table, Collection<? extends T> rows, Function<BulkContext, BulkSource<T>> source) {
        return write(rows, known -> {
            BulkSource<T> made = source.apply(known);
            known.autoflush().accept(table);
            return made;
        });
    }

    private <T> long write(Collection<? extends T> inputs, Function<BulkContext, BulkSource<T>> source) {
        return session.inside(() -> {
            core.transaction().checkUsable();
            checkWritable();
            return inputs.isEmpty() ? 0L : send(inputs, source.apply(context()));
        });
    }

    private <T> long send(Collection<? extends T> inputs, BulkSource<T> source) {
        BulkSender.check(inputs, source);
        ExecutionConnection connection = core.connection();
        BulkSender sender = new BulkSender(connection, core.workspace(), options.inserts());
        return core.writing(() -> sender.send(inputs, source));
    }

    private void checkWritable() {
        if (options.isReadOnly()) {
            throw new SessionException(
                    "The session is read-only, and bulk() writes. Open the session without" + " readOnly(true).");
        }
    }

    private BulkContext context() {
        return new BulkContext(
                core.transaction().database().engine(),
                core.plans(),
                core.workspace(),
                options.isStrict() ? context.owners() : null,
                this::autoflush);
    }

    /** Flushes what the session has for the table, for those that it refers to, and for those that refer to it. */
    private void autoflush(Table table) {
        core.autoflush(Sql.delete(table));
    }
}
