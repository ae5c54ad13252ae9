package io.mercator.session.load;

import io.mercator.api.mapping.ColumnSource;
import io.mercator.api.mapping.Loading;
import io.mercator.api.schema.Column;
import io.mercator.api.spi.RowReader;
import io.mercator.api.sql.ColumnRef;
import io.mercator.api.sql.Condition;
import io.mercator.api.sql.OrderItem;
import io.mercator.api.sql.Row;
import io.mercator.api.sql.Select;
import io.mercator.api.type.SqlType;
import io.mercator.session.mapper.ColumnValues;
import io.mercator.session.mapper.EntityColumns;
import io.mercator.session.mapper.RelationPlan;
import io.mercator.session.relation.CollectionState;
import io.mercator.session.relation.Tracked;
import io.mercator.session.relation.TrackedCollections;
import io.mercator.session.state.ObjectEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Loads what relationships refer to: the elements of one collection, or, for all objects that a query brought, what its
 * strategies say: one statement for each relationship and some hundreds of objects, level by level.
 */
public final class RelatedLoader {
    /** How many keys one statement asks for; below the parameter limit of every database known. */
    static final int BATCH = 500;

    private static final System.Logger LOG = System.getLogger("io.mercator.session.load");

    /** How many levels of references are followed in silence. */
    private static final int QUIET_LEVELS = 20;

    private final LoadRun run;

    public RelatedLoader(LoadRun run) {
        this.run = run;
    }

    /** Loads the elements of one object's collection. */
    public <E, T> List<T> load(ObjectEntry<E> owner, RelationPlan<E, T> relation, LoadNode<T> node) {
        List<Column<?>> columns = node.columns();
        Select<Row> statement = RelatedStatements.elements(owner.flushed(), relation, columns);
        if (statement == null) {
            return List.of();
        }
        Select<Row> narrow = run.criteria()
                .narrow(
                        statement,
                        relation.target(),
                        ColumnSource.of(relation.target().table()));
        List<T> elements = new ArrayList<>();
        RowLoader<T> loader = new RowLoader<>(run, node, EntityColumns.of(relation.target(), columns, 0));
        try (RowReader rows = run.rows().send(narrow)) {
            while (rows.next()) {
                elements.add(loader.load(rows).object());
            }
        }
        resolve();
        return elements;
    }

    /** Looks at the relationships of the objects that came, and of those that these bring, and so on. */
    public void resolve() {
        int level = 0;
        Map<LoadNode<?>, Set<ObjectEntry<?>>> arrived = run.takeArrived();
        while (!arrived.isEmpty()) {
            arrived.forEach(this::resolve);
            arrived = run.takeArrived();
            level++;
            if (level == QUIET_LEVELS) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "A query follows references over more than " + QUIET_LEVELS
                                + " levels, with a statement for each. Load.raise(relationship) ends it, and a"
                                + " recursive common table expression reads the rows at once.");
            }
        }
    }

    @SuppressWarnings("unchecked") // the entries are those of the node's class
    private <E> void resolve(LoadNode<E> node, Set<ObjectEntry<?>> entries) {
        List<ObjectEntry<E>> ofPlan = new ArrayList<>(entries.size());
        for (ObjectEntry<?> entry : entries) {
            if (entry.isPersistent()) {
                ofPlan.add((ObjectEntry<E>) entry);
            }
        }
        for (RelationPlan<E, ?> relation : node.plan().relations()) {
            resolve(node, relation, ofPlan);
        }
    }

    /** Loads one relationship of objects as a strategy says. */
    public <E, T> void resolve(LoadNode<E> node, RelationPlan<E, T> relation, List<ObjectEntry<E>> entries) {
        Loading loading = node.loading(relation);
        if (loading == Loading.DYNAMIC || relation.isDynamic()) {
            return;
        }
        if (!relation.isToMany()) {
            references(node, relation, entries, loading);
            return;
        }
        List<ObjectEntry<E>> open = new ArrayList<>();
        for (ObjectEntry<E> entry : entries) {
            CollectionState<?, T> state = state(entry, relation);
            if (state != null && !state.isCurrent()) {
                open.add(entry);
            }
        }
        switch (loading) {
            case SELECTIN, JOINED -> collections(node, relation, open);
            case SUBQUERY -> viaSubquery(node, relation, open);
            case NONE -> open.forEach(entry -> give(entry, relation, List.of()));
            case RAISE -> open.forEach(entry -> refuse(entry, relation));
            default -> {}
        }
    }

    private static <E, T> void refuse(ObjectEntry<E> entry, RelationPlan<E, T> relation) {
        CollectionState<?, T> state = state(entry, relation);
        if (state != null) {
            state.refuse(
                    "The collection " + relation + " of " + entry.describe() + " is not loaded, and its strategy is"
                            + " RAISE. Load it with the query: options(Load.selectin(...)), or session.load(objects,"
                            + " Load.selectin(...)).");
        }
    }

    /** Returns what is known of an object's collection. */
    public static <E, T> @Nullable CollectionState<?, T> state(ObjectEntry<E> entry, RelationPlan<E, T> relation) {
        Tracked<T> tracked = TrackedCollections.known(entry, relation);
        return tracked == null ? null : tracked.state();
    }

    /** Gives an object the elements of its collection, unless it has them. */
    public static <E, T> void give(ObjectEntry<E> owner, RelationPlan<E, T> relation, List<T> elements) {
        CollectionState<?, T> state = state(owner, relation);
        if (state != null && !state.isCurrent()) {
            state.loaded(elements);
        }
    }

    /** Gives an object what its reference refers to, unless the user has changed it. */
    public static <E, T> void refer(ObjectEntry<E> owner, RelationPlan<E, T> relation, @Nullable T value) {
        Object before = owner.related(relation.index());
        T now = relation.reference(owner.object());
        boolean changed = now != before && !(now == null && before == ObjectEntry.UNKNOWN);
        if (!changed) {
            if (now != value) {
                relation.reference(owner.object(), value);
            }
            owner.related(relation.index(), value);
        }
    }

    private <E, T> void collections(LoadNode<E> node, RelationPlan<E, T> relation, List<ObjectEntry<E>> open) {
        Map<ColumnValues, List<ObjectEntry<E>>> byKey = byKey(open, relation);
        for (ObjectEntry<E> entry : open) {
            if (ColumnValues.of(relation.local(), entry.flushed()) == null) {
                give(entry, relation, List.of());
            }
        }
        LoadNode<T> nested = node.nested(relation);
        List<Column<?>> columns = nested.columns();
        RelatedStatements.Batch batch = RelatedStatements.selectIn(relation, columns);
        for (List<ColumnValues> keys : batches(byKey)) {
            Map<ColumnValues, List<T>> found = read(batch, keys, relation, nested, true);
            for (ColumnValues key : keys) {
                Objects.requireNonNull(byKey.get(key))
                        .forEach(owner -> give(owner, relation, found.getOrDefault(key, List.of())));
            }
        }
    }

    private <E, T> void viaSubquery(LoadNode<E> node, RelationPlan<E, T> relation, List<ObjectEntry<E>> open) {
        Origin origin = run.origin(node);
        if (open.isEmpty() || origin == null || !origin.fits(relation)) {
            collections(node, relation, open);
            return;
        }
        Map<ColumnValues, List<T>> found = joined(origin, relation, node.nested(relation));
        for (ObjectEntry<E> owner : open) {
            ColumnValues key = ColumnValues.of(relation.local(), owner.flushed());
            give(owner, relation, key == null ? List.of() : found.getOrDefault(key, List.of()));
        }
    }

    private <E, T> Map<ColumnValues, List<T>> joined(Origin origin, RelationPlan<E, T> relation, LoadNode<T> nested) {
        List<Column<?>> columns = nested.columns();
        Origin.Joined joined = origin.joined(relation, columns, run.criteria());
        RowLoader<T> loader = new RowLoader<>(run, nested, EntityColumns.of(relation.target(), columns, 0));
        List<SqlType<?>> types = new ArrayList<>();
        joined.linking().forEach(column -> types.add(column.type()));
        return grouped(joined.select(), loader, types, columns.size());
    }

    private static <E> Map<ColumnValues, List<ObjectEntry<E>>> byKey(
            List<ObjectEntry<E>> entries, RelationPlan<E, ?> relation) {
        Map<ColumnValues, List<ObjectEntry<E>>> byKey = new LinkedHashMap<>();
        for (ObjectEntry<E> entry : entries) {
            ColumnValues key = ColumnValues.of(relation.local(), entry.flushed());
            if (key != null) {
                byKey.computeIfAbsent(key, values -> new ArrayList<>(1)).add(entry);
            }
        }
        return byKey;
    }

    private static List<List<ColumnValues>> batches(Map<ColumnValues, ?> byKey) {
        List<ColumnValues> all = List.copyOf(byKey.keySet());
        List<List<ColumnValues>> batches = new ArrayList<>();
        for (int from = 0; from < all.size(); from += BATCH) {
            batches.add(all.subList(from, Math.min(from + BATCH, all.size())));
        }
        return batches;
    }

    private <E, T> Map<ColumnValues, List<T>> read(
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

    private <E, T> void references(
            LoadNode<E> node, RelationPlan<E, T> relation, List<ObjectEntry<E>> entries, Loading loading) {
        List<ObjectEntry<E>> open = new ArrayList<>();
        for (ObjectEntry<E> entry : entries) {
            if (entry.related(relation.index()) == ObjectEntry.UNKNOWN && !isFound(entry, relation)) {
                open.add(entry);
            }
        }
        if (open.isEmpty() || loading == Loading.RAISE || loading == Loading.NONE) {
            return;
        }
        Origin origin = loading == Loading.SUBQUERY ? run.origin(node) : null;
        if (origin != null && origin.fits(relation)) {
            Map<ColumnValues, T> found = single(joined(origin, relation, node.nested(relation)), relation);
            for (ObjectEntry<E> entry : open) {
                refer(entry, relation, found.get(ColumnValues.of(relation.local(), entry.flushed())));
            }
            return;
        }
        Map<ColumnValues, List<ObjectEntry<E>>> byKey = byKey(open, relation);
        LoadNode<T> nested = node.nested(relation);
        List<ColumnRef<?>> linking = new ArrayList<>();
        relation.relationship().join().pairs().forEach(pair -> linking.add(pair.right()));
        RelatedStatements.Batch batch = relation.hasForeignKey()
                ? new RelatedStatements.Batch(linking, RelatedStatements.select(relation.target(), nested.columns()))
                : RelatedStatements.selectIn(relation, nested.columns());
        for (List<ColumnValues> keys : batches(byKey)) {
            Map<ColumnValues, T> found = relation.hasForeignKey()
                    ? referred(batch, keys, relation, nested)
                    : single(read(batch, keys, relation, nested, false), relation);
            for (ColumnValues key : keys) {
                Objects.requireNonNull(byKey.get(key)).forEach(owner -> refer(owner, relation, found.get(key)));
            }
        }
    }

    /** Looks for a reference without SQL. */
    private <E, T> boolean isFound(ObjectEntry<E> entry, RelationPlan<E, T> relation) {
        ColumnValues values = ColumnValues.of(relation.local(), entry.flushed());
        if (values == null) {
            refer(entry, relation, null);
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
        refer(entry, relation, known.object());
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
        try (RowReader rows = run.rows().send(select)) {
            while (rows.next()) {
                ObjectEntry<T> entry = loader.load(rows);
                ColumnValues key = ColumnValues.of(relation.remote(), entry.flushed());
                if (key != null) {
                    found.put(key, entry.object());
                }
            }
        }
        return found;
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
