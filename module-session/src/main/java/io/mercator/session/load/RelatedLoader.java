package io.mercator.session.load;

import io.mercator.api.mapping.ColumnSource;
import io.mercator.api.mapping.Loading;
import io.mercator.api.schema.Column;
import io.mercator.api.spi.RowReader;
import io.mercator.api.sql.Row;
import io.mercator.api.sql.Select;
import io.mercator.session.mapper.ColumnValues;
import io.mercator.session.mapper.EntityColumns;
import io.mercator.session.mapper.RelationPlan;
import io.mercator.session.relation.CollectionState;
import io.mercator.session.relation.Tracked;
import io.mercator.session.relation.TrackedCollections;
import io.mercator.session.state.NumberedEntries;
import io.mercator.session.state.ObjectEntry;
import java.util.ArrayList;
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
    private static final System.Logger LOG = System.getLogger("io.mercator.session.load");

    /** How many levels of references are followed in silence. */
    private static final int QUIET_LEVELS = 20;

    private final LoadRun run;
    private final RelatedRows rows;
    private final ReferenceLoader references;

    public RelatedLoader(LoadRun run) {
        this.run = run;
        this.rows = new RelatedRows(run);
        this.references = new ReferenceLoader(run);
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
        try (RowReader row = run.rows().send(narrow)) {
            while (row.next()) {
                elements.add(loader.load(row).object());
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

    /** Finds what a reference refers to among what the session has. */
    public <E, T> void resolveKnown(ObjectEntry<E> entry, RelationPlan<E, T> relation) {
        references.find(entry, relation);
    }

    /** Loads one relationship of objects as a strategy says. */
    public <E, T> void resolve(LoadNode<E> node, RelationPlan<E, T> relation, List<ObjectEntry<E>> entries) {
        Loading loading = node.loading(relation);
        if (loading == Loading.DYNAMIC || relation.isDynamic()) {
            return;
        }
        if (!relation.isToMany()) {
            references.load(node, relation, entries, loading);
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
        T now = relation.reference(owner.object());
        if (!owner.isChanged(relation.index(), now)) {
            if (now != value) {
                relation.reference(owner.object(), value);
            }
            owner.related(relation.index(), value);
        }
    }

    /** Gives the object at a place what its reference refers to, unless the user has changed it. */
    public static <E, T> void refer(
            NumberedEntries<E> owners, int place, RelationPlan<E, T> relation, @Nullable T value) {
        if (!owners.isBare(place)) {
            refer(owners.entry(place), relation, value);
            return;
        }
        E owner = Objects.requireNonNull(owners.object(place));
        Object known = owners.related(place, relation.index());
        T now = relation.reference(owner);
        if (now == known || (now == null && known == ObjectEntry.UNKNOWN)) {
            if (now != value) {
                relation.reference(owner, value);
            }
            if (known != value) {
                owners.related(place, relation.index(), value);
            }
        }
    }

    private <E, T> void collections(LoadNode<E> node, RelationPlan<E, T> relation, List<ObjectEntry<E>> open) {
        Map<ColumnValues, List<ObjectEntry<E>>> byKey = RelatedRows.byKey(open, relation);
        for (ObjectEntry<E> entry : open) {
            if (entry.flushed(relation.local()) == null) {
                give(entry, relation, List.of());
            }
        }
        LoadNode<T> nested = node.nested(relation);
        List<Column<?>> columns = nested.columns();
        RelatedStatements.Batch batch = RelatedStatements.selectIn(relation, columns);
        for (List<ColumnValues> keys : RelatedRows.batches(byKey)) {
            Map<ColumnValues, List<T>> found = rows.read(batch, keys, relation, nested, true);
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
        Map<ColumnValues, List<T>> found = rows.joined(origin, relation, node.nested(relation));
        for (ObjectEntry<E> owner : open) {
            ColumnValues key = owner.flushed(relation.local());
            give(owner, relation, key == null ? List.of() : found.getOrDefault(key, List.of()));
        }
    }
}
