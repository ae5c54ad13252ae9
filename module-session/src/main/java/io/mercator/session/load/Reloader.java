package io.mercator.session.load;

import io.mercator.api.spi.ExecutionConnection;
import io.mercator.api.spi.ExecutionEngine;
import io.mercator.api.spi.ParameterWriter;
import io.mercator.api.spi.RowReader;
import io.mercator.api.sql.Condition;
import io.mercator.api.sql.Row;
import io.mercator.api.sql.Select;
import io.mercator.api.sql.Sql;
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

    private final ExecutionEngine engine;
    private final ExecutionConnection connection;
    private final Workspace workspace;

    public Reloader(ExecutionEngine engine, ExecutionConnection connection, Workspace workspace) {
        this.engine = engine;
        this.connection = connection;
        this.workspace = workspace;
    }

    /** Loads the object of a key that is not in the session. */
    public <E> Optional<E> load(MapperPlan<E> plan, EntityKey key) {
        try (RowReader row = select(plan, plan.matches(key))) {
            return row.next() ? Optional.of(new RowLoader<>(plan, workspace).load(row, false)) : Optional.empty();
        }
    }

    /** Reads the object's row again; false when it is gone. */
    public <E> boolean reload(ObjectEntry<E> entry) {
        try (RowReader row = select(entry.plan(), entry.plan().matches(entry.key()))) {
            if (!row.next()) {
                return false;
            }
            RowLoader.refresh(entry, entry.plan().read(row), workspace);
            return true;
        }
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

    private <E> List<ObjectEntry<?>> reloadBatch(MapperPlan<E> plan, List<ObjectEntry<?>> entries) {
        Map<EntityKey, ObjectEntry<?>> missing = new HashMap<>();
        entries.forEach(entry -> missing.put(entry.key(), entry));
        try (RowReader row = select(plan, anyOf(plan, entries))) {
            while (row.next()) {
                ObjectEntry<?> entry = missing.remove(plan.keyOf(row));
                if (entry != null) {
                    refresh(entry, row, workspace);
                }
            }
        }
        return List.copyOf(missing.values());
    }

    private static <E> void refresh(ObjectEntry<E> entry, RowReader row, Workspace workspace) {
        RowLoader.refresh(entry, entry.plan().read(row), workspace);
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

    private RowReader select(MapperPlan<?> plan, Condition condition) {
        Select<Row> statement = plan.selectAll().where(condition);
        return connection.query(engine.compile(statement), ParameterWriter.of(statement));
    }
}
