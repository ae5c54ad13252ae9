package io.mercator.session.load;

import io.mercator.api.mapping.ColumnSource;
import io.mercator.api.mapping.Loading;
import io.mercator.api.spi.RowReader;
import io.mercator.api.sql.ColumnRef;
import io.mercator.api.sql.Condition;
import io.mercator.api.sql.Row;
import io.mercator.api.sql.Select;
import io.mercator.session.mapper.ColumnValues;
import io.mercator.session.mapper.EntityColumns;
import io.mercator.session.mapper.RelationPlan;
import io.mercator.session.state.ObjectEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Loads the references of objects: one statement for each relationship and some hundreds of objects. */
final class ReferenceLoader {
    private static final System.Logger LOG = System.getLogger("io.mercator.session.load");

    private final LoadRun run;
    private final RelatedRows rows;

    ReferenceLoader(LoadRun run) {
        this.run = run;
        this.rows = new RelatedRows(run);
    }

    /** Finds what the references of objects refer to, among what the session has and then by statements. */
    <E, T> void load(LoadNode<E> node, RelationPlan<E, T> relation, List<ObjectEntry<E>> entries, Loading loading) {
        List<ObjectEntry<E>> open = new ArrayList<>();
        for (ObjectEntry<E> entry : entries) {
            if (entry.isUnknown(relation.index()) && !isFound(entry, relation)) {
                open.add(entry);
            }
        }
        if (loading == Loading.RAISE || loading == Loading.NONE) {
            if (relation.owner().isWoven()) {
                // a plain object does not tell that it is read, so that nobody asks it why
                open.forEach(entry -> entry.leave(relation.index(), loading));
            }
            return;
        }
        if (open.isEmpty() || isLeftToReading(relation, loading)) {
            return;
        }
        Origin origin = loading == Loading.SUBQUERY ? run.origin(node) : null;
        if (origin != null && origin.fits(relation)) {
            Map<ColumnValues, T> found = single(rows.joined(origin, relation, node.nested(relation)), relation);
            for (ObjectEntry<E> entry : open) {
                T value = found.get(entry.flushed(relation.local()));
                RelatedLoader.refer(entry, relation, present(entry, relation, value));
            }
            return;
        }
        Map<ColumnValues, List<ObjectEntry<E>>> byKey = RelatedRows.byKey(open, relation);
        LoadNode<T> nested = node.nested(relation);
        List<ColumnRef<?>> linking = new ArrayList<>();
        relation.relationship().join().pairs().forEach(pair -> linking.add(pair.right()));
        RelatedStatements.Batch batch = relation.hasForeignKey()
                ? new RelatedStatements.Batch(linking, RelatedStatements.select(relation.target(), nested.columns()))
                : RelatedStatements.selectIn(relation, nested.columns());
        for (List<ColumnValues> keys : RelatedRows.batches(byKey)) {
            Map<ColumnValues, T> found = relation.hasForeignKey()
                    ? referred(batch, keys, relation, nested)
                    : single(rows.read(batch, keys, relation, nested, false), relation);
            for (ColumnValues key : keys) {
                Objects.requireNonNull(byKey.get(key))
                        .forEach(owner ->
                                RelatedLoader.refer(owner, relation, present(owner, relation, found.get(key))));
            }
        }
    }

    /** Finds a reference without SQL, if it can be. */
    <E, T> void find(ObjectEntry<E> entry, RelationPlan<E, T> relation) {
        isFound(entry, relation);
    }

    /** A plain object does not tell that it is read, so that its references are found with the query. */
    private static <E> boolean isLeftToReading(RelationPlan<E, ?> relation, Loading loading) {
        if (loading != Loading.LAZY || !relation.owner().isWoven()) {
            return false;
        }
        relation.owner().fields().require(relation);
        return true;
    }

    /** Looks for a reference without SQL. */
    private <E, T> boolean isFound(ObjectEntry<E> entry, RelationPlan<E, T> relation) {
        ColumnValues values = entry.flushed(relation.local());
        if (values == null) {
            RelatedLoader.refer(entry, relation, null);
            return true;
        }
        boolean narrowed = relation.relationship().criterion().isPresent()
                || run.criteria()
                                .on(
                                        relation.target(),
                                        ColumnSource.of(relation.target().table()))
                        != null;
        if (!relation.refersToKey() || narrowed) {
            return false;
        }
        ObjectEntry<T> known = run.workspace()
                .identity()
                .find(relation.target(), relation.target().keyOf(values.values()));
        if (known == null) {
            return false;
        }
        RelatedLoader.refer(entry, relation, known.object());
        return true;
    }

    private <E, T> Map<ColumnValues, T> referred(
            RelatedStatements.Batch batch, List<ColumnValues> keys, RelationPlan<E, T> relation, LoadNode<T> nested) {
        ColumnSource target = ColumnSource.of(relation.target().table());
        Condition condition =
                RelatedStatements.narrowed(RelatedStatements.anyOf(batch.linking(), keys, false), relation, target);
        Select<Row> select = batch.select().where(run.criteria().and(condition, relation.target(), target));
        RowLoader<T> loader = new RowLoader<>(run, nested, EntityColumns.of(relation.target(), nested.columns(), 0));
        Map<ColumnValues, T> found = new LinkedHashMap<>();
        try (RowReader row = run.rows().send(select)) {
            while (row.next()) {
                ObjectEntry<T> entry = loader.load(row);
                ColumnValues key = entry.flushed(relation.remote());
                if (key != null) {
                    found.put(key, entry.object());
                }
            }
        }
        return found;
    }

    /** Leaves a partner out whose own reference, which has the foreign key, was set elsewhere when nobody knew of the owner. */
    @SuppressWarnings("unchecked") // the entry is the value's own
    private <E, T> @Nullable T present(ObjectEntry<E> owner, RelationPlan<E, T> relation, @Nullable T value) {
        RelationPlan<T, E> reverse = relation.reverse();
        if (value == null || reverse == null || reverse.isToMany() || relation.hasForeignKey()) {
            return value;
        }
        ObjectEntry<T> entry = (ObjectEntry<T>) run.workspace().find(value);
        E whose = reverse.reference(value);
        boolean isElsewhere = entry != null
                && entry.plan().isWoven()
                && whose != owner.object()
                && entry.isChanged(reverse.index(), whose);
        return isElsewhere ? null : value;
    }

    private static <T> Map<ColumnValues, T> single(Map<ColumnValues, List<T>> found, RelationPlan<?, T> relation) {
        Map<ColumnValues, T> single = new LinkedHashMap<>();
        found.forEach((key, elements) -> {
            if (elements.size() > 1) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "Several rows of '" + relation.target().table().qualifiedName() + "' belong to the one"
                                + " reference " + relation + "; the first is taken. Map it as a collection, or declare"
                                + " the foreign key unique.");
            }
            single.put(key, elements.get(0));
        });
        return single;
    }
}
