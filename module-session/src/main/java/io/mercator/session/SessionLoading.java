package io.mercator.session;

import io.mercator.api.error.ObjectDeletedException;
import io.mercator.api.error.SessionException;
import io.mercator.api.mapping.Loading;
import io.mercator.api.schema.Column;
import io.mercator.api.session.Load;
import io.mercator.api.session.ObjectState;
import io.mercator.api.spi.RowReader;
import io.mercator.api.sql.QueryExpression;
import io.mercator.api.sql.Row;
import io.mercator.session.load.Criteria;
import io.mercator.session.load.LoadNode;
import io.mercator.session.load.LoadRun;
import io.mercator.session.load.LoadingSession;
import io.mercator.session.load.RelatedLoader;
import io.mercator.session.load.Reloader;
import io.mercator.session.mapper.EntityKey;
import io.mercator.session.mapper.MapperPlan;
import io.mercator.session.mapper.PropertyPlan;
import io.mercator.session.mapper.RelationPlan;
import io.mercator.session.state.ObjectEntry;
import io.mercator.session.state.Workspace;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Brings objects and what they refer to into a session by their keys, and up to date again. */
final class SessionLoading implements LoadingSession {
    private final SessionCore core;
    private final Criteria criteria;

    SessionLoading(SessionCore core, Criteria criteria) {
        this.core = core;
        this.criteria = criteria;
    }

    @Override
    public Workspace workspace() {
        return core.workspace();
    }

    @Override
    public RowReader send(QueryExpression<? extends Row> statement) {
        return core.send(statement);
    }

    LoadRun run(List<Load> options, boolean populateExisting, boolean passing) {
        return new LoadRun(this, criteria.with(options), populateExisting, passing);
    }

    Criteria criteria() {
        return criteria;
    }

    private Reloader reloader() {
        return new Reloader(this, workspace());
    }

    <E> Optional<E> find(MapperPlan<E> plan, EntityKey key) {
        ObjectEntry<E> present = workspace().identity().find(plan, key);
        if (present != null) {
            present.passing(false);
        }
        if (present != null && !present.isExpired()) {
            return Optional.of(present.object());
        }
        if (present == null) {
            core.autoflush(plan.selectAll());
            ObjectEntry<E> flushed = workspace().identity().find(plan, key);
            return flushed != null ? Optional.of(flushed.object()) : core.guarded(() -> load(plan, key));
        }
        if (core.guarded(() -> reloadWithReferences(present))) {
            return Optional.of(current(present).object());
        }
        workspace().depart(present, false);
        return Optional.empty();
    }

    private <E> Optional<E> load(MapperPlan<E> plan, EntityKey key) {
        LoadRun run = run(List.of(), false, false);
        Optional<E> found =
                reloader().load(LoadNode.of(plan, List.of()), key, run).map(ObjectEntry::object);
        new RelatedLoader(run).resolve();
        return found;
    }

    /** Returns the entry that has the row now: another after a reload that had to make a new, immutable object. */
    private <E> ObjectEntry<E> current(ObjectEntry<E> entry) {
        ObjectEntry<E> now = workspace().identity().find(entry.plan(), entry.key());
        return now == null ? entry : now;
    }

    private <E> boolean reloadWithReferences(ObjectEntry<E> entry) {
        if (!reloader().reload(entry)) {
            return false;
        }
        resolve(List.of(current(entry)));
        return true;
    }

    /** Looks at the references that a reload left to be found. */
    private void resolve(Collection<? extends ObjectEntry<?>> entries) {
        LoadRun run = run(List.of(), false, false);
        RelatedLoader loader = new RelatedLoader(run);
        Map<MapperPlan<?>, List<ObjectEntry<?>>> byPlan = new LinkedHashMap<>();
        entries.forEach(entry ->
                byPlan.computeIfAbsent(entry.plan(), plan -> new ArrayList<>()).add(entry));
        byPlan.forEach((plan, ofPlan) -> references(loader, plan, ofPlan));
        loader.resolve();
    }

    @SuppressWarnings("unchecked") // the entries are of the plan
    private static <E> void references(RelatedLoader loader, MapperPlan<E> plan, List<ObjectEntry<?>> entries) {
        LoadNode<E> node = LoadNode.of(plan, List.of());
        List<ObjectEntry<E>> ofPlan = new ArrayList<>();
        entries.forEach(entry -> ofPlan.add((ObjectEntry<E>) entry));
        for (RelationPlan<E, ?> relation : plan.relations()) {
            if (!relation.isToMany()) {
                loader.resolve(node, relation, ofPlan);
            }
        }
    }

    <E> ObjectEntry<E> reload(ObjectEntry<E> entry) {
        if (!core.guarded(() -> reloadWithReferences(entry))) {
            throw gone(entry);
        }
        return current(entry);
    }

    private static ObjectDeletedException gone(ObjectEntry<?> entry) {
        return new ObjectDeletedException("The row of " + entry.describe() + " is gone: it was deleted by another"
                + " transaction, or its key was changed. Take the object out with expunge(...).");
    }

    /** Reads a property, and before that its column where it was not read or is expired. */
    <E> @Nullable Object read(ObjectEntry<E> entry, Column<?> column) {
        PropertyPlan<E> property = entry.plan().property(column);
        if (entry.state() == ObjectState.PENDING || !entry.isExpired(property)) {
            return value(entry, property);
        }
        core.beginReloading();
        ObjectEntry<E> known = entry.isExpired() ? reload(entry) : entry;
        if (!known.isExpired(property)) {
            return value(known, property);
        }
        List<Column<?>> columns = deferredWith(known, column);
        if (!core.guarded(() -> reloader().reload(known, columns))) {
            throw gone(known);
        }
        return value(current(known), property);
    }

    /** A column that the class has no property for has what was last loaded or flushed. */
    private static <E> @Nullable Object value(ObjectEntry<E> entry, PropertyPlan<E> property) {
        return property.property().isHidden() && entry.isPersistent()
                ? property.value(entry.flushed())
                : property.value(entry.object());
    }

    /** The column, those of its group that are not read yet, and the key. */
    private static <E> List<Column<?>> deferredWith(ObjectEntry<E> entry, Column<?> column) {
        Map<Column<?>, String> groups = entry.plan().mapper().deferred();
        String group = groups.getOrDefault(column, "");
        List<Column<?>> columns = new ArrayList<>();
        for (PropertyPlan<E> property : entry.plan().properties()) {
            boolean grouped = !group.isEmpty()
                    && group.equals(groups.get(property.column()))
                    && entry.deferred().get(property.index());
            if (property.column() == column || grouped) {
                columns.add(property.column());
            }
        }
        return columns;
    }

    int refreshExpired() {
        List<ObjectEntry<?>> expired = new ArrayList<>();
        for (MapperPlan<?> plan : workspace().identity().plans()) {
            for (ObjectEntry<?> entry : workspace().identity().of(plan)) {
                if (entry.isPersistent() && entry.isExpired()) {
                    expired.add(entry);
                }
            }
        }
        if (expired.isEmpty()) {
            return 0;
        }
        List<ObjectEntry<?>> gone = reloadAll(expired);
        gone.forEach(entry -> workspace().depart(entry, false));
        List<ObjectEntry<?>> kept = new ArrayList<>(expired);
        kept.removeAll(gone);
        core.guarded(() -> {
            resolve(kept.stream().map(this::current).toList());
            return true;
        });
        return kept.size();
    }

    /** Reads rows again without looking at references; returns the entries whose rows are gone. */
    List<ObjectEntry<?>> reloadAll(List<ObjectEntry<?>> entries) {
        return core.guarded(() -> reloader().reloadAll(entries));
    }

    /** Loads the elements of a collection that is looked at. */
    <E, T> List<T> elements(ObjectEntry<E> owner, RelationPlan<E, T> relation) {
        LoadRun run = run(List.of(), false, false);
        return core.guarded(
                () -> new RelatedLoader(run).load(owner, relation, LoadNode.of(relation.target(), List.of())));
    }

    /** Loads relationships of objects, whatever the mapping says. */
    void load(Collection<ObjectEntry<?>> entries, List<Load> options) {
        Map<MapperPlan<?>, List<ObjectEntry<?>>> byPlan = new LinkedHashMap<>();
        entries.forEach(entry ->
                byPlan.computeIfAbsent(entry.plan(), plan -> new ArrayList<>()).add(entry));
        byPlan.forEach((plan, ofPlan) -> core.guarded(() -> {
            load(plan, ofPlan, options);
            return true;
        }));
    }

    @SuppressWarnings("unchecked") // the entries are of the plan
    private <E> void load(MapperPlan<E> plan, List<ObjectEntry<?>> entries, List<Load> options) {
        LoadNode<E> node = LoadNode.of(plan, options);
        node.targets().forEach(target -> core.autoflush(target.selectAll()));
        LoadRun run = run(options, false, false);
        RelatedLoader loader = new RelatedLoader(run);
        List<ObjectEntry<E>> ofPlan = new ArrayList<>();
        entries.forEach(entry -> ofPlan.add((ObjectEntry<E>) entry));
        for (RelationPlan<E, ?> relation : plan.relations()) {
            if (node.option(relation) != null) {
                loader.resolve(node.eager(relation), relation, ofPlan);
            }
        }
        loader.resolve();
        undefer(node, ofPlan);
    }

    /** Reads the columns that a place reads and that objects were loaded without. */
    private <E> void undefer(LoadNode<E> node, List<ObjectEntry<E>> entries) {
        if (!node.saysColumns()) {
            return;
        }
        List<Column<?>> wanted = node.columns();
        Map<List<Column<?>>, List<ObjectEntry<?>>> byColumns = new LinkedHashMap<>();
        for (ObjectEntry<E> entry : entries) {
            List<Column<?>> missing = new ArrayList<>();
            for (PropertyPlan<E> property : node.plan().properties()) {
                if (entry.deferred().get(property.index()) && wanted.contains(property.column())) {
                    missing.add(property.column());
                }
            }
            if (!missing.isEmpty()) {
                byColumns.computeIfAbsent(missing, columns -> new ArrayList<>()).add(entry);
            }
        }
        byColumns.forEach((columns, lacking) -> reloader().readDeferred(node.plan(), lacking, columns));
    }

    /** Reads a reference, and loads it where it is not known. */
    <E, T> @Nullable T read(ObjectEntry<E> entry, RelationPlan<E, T> relation) {
        core.beginReloading();
        ObjectEntry<E> known = entry.isPersistent() && entry.isExpired() ? reload(entry) : entry;
        if (known.isPersistent() && known.isUnknown(relation.index()) && relation.reference(known.object()) == null) {
            if (relation.relationship().loading() == Loading.RAISE) {
                throw refused(known, relation);
            }
            core.autoflush(relation.target().selectAll());
            find(known, relation);
        }
        return relation.reference(known.object());
    }

    /** The one error for a reference whose strategy is RAISE. */
    static SessionException refused(ObjectEntry<?> entry, RelationPlan<?, ?> relation) {
        return new SessionException("The reference " + relation + " of " + entry.describe() + " is not loaded, and"
                + " its strategy is RAISE. Load it with the query: options(Load.selectin(...)), or"
                + " session.load(objects, Load.selectin(...)).");
    }

    /** Finds what an unknown reference refers to among the session's objects, without SQL. */
    <E, T> void findKnown(ObjectEntry<E> entry, RelationPlan<E, T> relation) {
        if (entry.isPersistent() && entry.isUnknown(relation.index())) {
            new RelatedLoader(run(List.of(), false, false)).resolveKnown(entry, relation);
        }
    }

    /** Finds what a reference refers to, whatever its strategy. */
    <E, T> void find(ObjectEntry<E> entry, RelationPlan<E, T> relation) {
        LoadNode<E> node = LoadNode.of(entry.plan(), List.of()).eager(relation);
        core.guarded(() -> {
            RelatedLoader loader = new RelatedLoader(run(List.of(), false, false));
            loader.resolve(node, relation, List.of(entry));
            loader.resolve();
            return true;
        });
    }
}
