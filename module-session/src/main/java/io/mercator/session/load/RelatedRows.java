package io.mercator.session.load;

import io.mercator.api.mapping.ColumnSource;
import io.mercator.api.schema.Column;
import io.mercator.api.spi.RowReader;
import io.mercator.api.sql.Condition;
import io.mercator.api.sql.OrderItem;
import io.mercator.api.sql.Row;
import io.mercator.api.sql.Select;
import io.mercator.api.type.SqlType;
import io.mercator.session.mapper.ColumnValues;
import io.mercator.session.mapper.EntityColumns;
import io.mercator.session.mapper.RelationPlan;
import io.mercator.session.state.ObjectEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads the objects of a relationship for many objects at once, and tells by their rows whose each is. */
final class RelatedRows {
    /** How many keys one statement asks for; below the parameter limit of every database known. */
    private static final int BATCH = 500;

    private final LoadRun run;

    RelatedRows(LoadRun run) {
        this.run = run;
    }

    /** Joins the relationship with the query that brought the objects. */
    <E, T> Map<ColumnValues, List<T>> joined(Origin origin, RelationPlan<E, T> relation, LoadNode<T> nested) {
        List<Column<?>> columns = nested.columns();
        Origin.Joined joined = origin.joined(relation, columns, run.criteria());
        RowLoader<T> loader = new RowLoader<>(run, nested, EntityColumns.of(relation.target(), columns, 0));
        List<SqlType<?>> types = new ArrayList<>();
        joined.linking().forEach(column -> types.add(column.type()));
        return grouped(joined.select(), loader, types, columns.size());
    }

    /** Returns the objects by the values that their relatives have; none for a value that is NULL. */
    static <E> Map<ColumnValues, List<ObjectEntry<E>>> byKey(
            List<ObjectEntry<E>> entries, RelationPlan<E, ?> relation) {
        Map<ColumnValues, List<ObjectEntry<E>>> byKey = new LinkedHashMap<>();
        for (ObjectEntry<E> entry : entries) {
            ColumnValues key = entry.flushed(relation.local());
            if (key != null) {
                byKey.computeIfAbsent(key, values -> new ArrayList<>(1)).add(entry);
            }
        }
        return byKey;
    }

    /** Returns the keys in portions for one statement each. */
    static List<List<ColumnValues>> batches(Map<ColumnValues, ?> byKey) {
        List<ColumnValues> all = List.copyOf(byKey.keySet());
        List<List<ColumnValues>> batches = new ArrayList<>();
        for (int from = 0; from < all.size(); from += BATCH) {
            batches.add(all.subList(from, Math.min(from + BATCH, all.size())));
        }
        return batches;
    }

    /** Reads the objects of some keys. */
    <E, T> Map<ColumnValues, List<T>> read(
            RelatedStatements.Batch batch,
            List<ColumnValues> keys,
            RelationPlan<E, T> relation,
            LoadNode<T> nested,
            boolean isOrdered) {
        ColumnSource target = ColumnSource.of(relation.target().table());
        Condition condition =
                RelatedStatements.narrowed(RelatedStatements.anyOf(batch.linking(), keys, isOrdered), relation, target);
        Select<Row> select = batch.select().where(run.criteria().and(condition, relation.target(), target));
        if (isOrdered) {
            select = RelatedStatements.ordered(select.orderBy(batch.linking().toArray(new OrderItem[0])), relation);
        }
        List<Column<?>> selected = new ArrayList<>();
        batch.select().columns().forEach(column -> selected.add((Column<?>) column));
        RowLoader<T> loader = new RowLoader<>(run, nested, EntityColumns.of(relation.target(), selected, 0));
        List<SqlType<?>> types = new ArrayList<>();
        batch.linking().forEach(column -> types.add(column.type()));
        return grouped(select, loader, types, 0);
    }

    /** Reads the objects of rows by the values that tell whose they are, which stand from a position on. */
    private <T> Map<ColumnValues, List<T>> grouped(
            Select<Row> select, RowLoader<T> loader, List<SqlType<?>> types, int first) {
        Map<ColumnValues, List<T>> found = new LinkedHashMap<>();
        try (RowReader rows = run.rows().send(select)) {
            while (rows.next()) {
                Object[] values = new Object[types.size()];
                for (int index = 0; index < values.length; index++) {
                    values[index] = Objects.requireNonNull(rows.at(first + index));
                }
                T element = loader.load(rows).object();
                found.computeIfAbsent(ColumnValues.of(types, values), key -> new ArrayList<>())
                        .add(element);
            }
        }
        return found;
    }
}
