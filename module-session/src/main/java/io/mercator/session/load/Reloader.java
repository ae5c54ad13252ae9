package io.mercator.session.load;

import io.mercator.api.mapping.ColumnSource;
import io.mercator.api.schema.Column;
import io.mercator.api.spi.RowReader;
import io.mercator.api.sql.Condition;
import io.mercator.api.sql.Row;
import io.mercator.api.sql.Select;
import io.mercator.api.sql.Sql;
import io.mercator.session.mapper.EntityColumns;
import io.mercator.session.mapper.EntityKey;
import io.mercator.session.mapper.KeyValues;
import io.mercator.session.mapper.MapperPlan;
import io.mercator.session.state.ObjectEntry;
import io.mercator.session.state.Workspace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Loads and reloads objects by their keys: one by one, or in batches for each table. */
public final class Reloader {
    /** How many keys one statement asks for; below the parameter limit of every database known. */
    private static final int BATCH = 200;

    private final Rows rows;
    private final Workspace workspace;

    public Reloader(Rows rows, Workspace workspace) {
        this.rows = rows;
        this.workspace = workspace;
    }

    /** Loads the object of a key that is not in the session. */
    public <E> Optional<ObjectEntry<E>> load(LoadNode<E> node, EntityKey key, LoadRun run) {
        MapperPlan<E> plan = node.plan();
        List<Column<?>> columns = node.columns();
        Select<Row> select = RelatedStatements.select(plan, columns).where(plan.matches(key));
        RowLoader<E> loader = new RowLoader<>(run, node, EntityColumns.of(plan, columns, 0));
        Select<Row> narrow = run.criteria().narrow(select, plan, ColumnSource.of(plan.table()));
        try (RowReader row = rows.send(narrow)) {
            return row.next() ? Optional.of(loader.load(row)) : Optional.empty();
        }
    }

    /** Reads the object's row again; false when it is gone. */
    public <E> boolean reload(ObjectEntry<E> entry) {
        MapperPlan<E> plan = entry.plan();
        List<Column<?>> columns = columns(plan, List.of(entry));
        return reload(entry, columns);
    }

    /** Reads some columns of the object's row again; false when it is gone. */
    public <E> boolean reload(ObjectEntry<E> entry, List<Column<?>> columns) {
        MapperPlan<E> plan = entry.plan();
        Select<Row> select = RelatedStatements.select(plan, columns).where(plan.matches(entry.key()));
        try (RowReader row = rows.send(select)) {
            if (!row.next()) {
                return false;
            }
            RowLoader.refresh(entry, EntityColumns.of(plan, columns, 0), row, workspace);
            return true;
        }
    }

    /** What is read again of a row: all that was read before. */
    private static <E> List<Column<?>> columns(MapperPlan<E> plan, List<ObjectEntry<?>> entries) {
        List<Column<?>> columns = new ArrayList<>();
        plan.properties().forEach(property -> {
            boolean isRead = entries.stream()
                    .anyMatch(entry -> !entry.hasDeferred() || !entry.deferred().get(property.index()));
            if (isRead) {
                columns.add(property.column());
            }
        });
        return columns;
    }

    /** Reads the rows of many objects again; returns the entries whose rows are gone. */
    public List<ObjectEntry<?>> reloadAll(List<? extends ObjectEntry<?>> entries) {
        Map<MapperPlan<?>, List<ObjectEntry<?>>> byPlan = new LinkedHashMap<>();
        entries.forEach(entry ->
                byPlan.computeIfAbsent(entry.plan(), plan -> new ArrayList<>()).add(entry));
        List<ObjectEntry<?>> gone = new ArrayList<>();
        byPlan.forEach((plan, ofPlan) -> {
            for (int from = 0; from < ofPlan.size(); from += BATCH) {
                gone.addAll(reloadBatch(plan, ofPlan.subList(from, Math.min(from + BATCH, ofPlan.size()))));
            }
        });
        return gone;
    }

    /** Reads columns of the rows of objects of one class, which the objects were loaded without. */
    public <E> void readDeferred(MapperPlan<E> plan, List<ObjectEntry<?>> entries, List<Column<?>> deferred) {
        List<Column<?>> columns = new ArrayList<>();
        plan.key().forEach(property -> columns.add(property.column()));
        columns.addAll(deferred);
        for (int from = 0; from < entries.size(); from += BATCH) {
            reloadBatch(plan, entries.subList(from, Math.min(from + BATCH, entries.size())), columns);
        }
    }

    private <E> List<ObjectEntry<?>> reloadBatch(MapperPlan<E> plan, List<ObjectEntry<?>> entries) {
        return reloadBatch(plan, entries, columns(plan, entries));
    }

    private <E> List<ObjectEntry<?>> reloadBatch(
            MapperPlan<E> plan, List<ObjectEntry<?>> entries, List<Column<?>> columns) {
        Map<EntityKey, ObjectEntry<?>> missing = new HashMap<>();
        entries.forEach(entry -> missing.put(entry.key(), entry));
        EntityColumns<E> read = EntityColumns.of(plan, columns, 0);
        Select<Row> select = RelatedStatements.select(plan, columns).where(anyOf(plan, entries));
        try (RowReader row = rows.send(select)) {
            while (row.next()) {
                ObjectEntry<?> entry = missing.remove(read.keyOf(row));
                if (entry != null) {
                    refresh(entry, read, row);
                }
            }
        }
        return List.copyOf(missing.values());
    }

    @SuppressWarnings("unchecked") // the entry is of the plan whose columns these are
    private <E> void refresh(ObjectEntry<?> entry, EntityColumns<E> columns, RowReader row) {
        RowLoader.refresh((ObjectEntry<E>) entry, columns, row, workspace);
    }

    private static Condition anyOf(MapperPlan<?> plan, List<ObjectEntry<?>> entries) {
        if (entries.size() == 1) {
            return plan.matches(entries.get(0).key());
        }
        if (plan.key().size() == 1) {
            return KeyValues.oneOf(
                    plan.key().get(0).column(),
                    entries.stream().map(entry -> entry.key().value(0)).toList());
        }
        Condition any = plan.matches(entries.get(0).key());
        for (ObjectEntry<?> entry : entries.subList(1, entries.size())) {
            any = Sql.or(any, plan.matches(entry.key()));
        }
        return any;
    }
}
