package io.mercator.session.relation;

import io.mercator.session.state.ObjectEntry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What relationships have one flush do: foreign keys by object, rows of secondary tables, and objects that leave. Only says
 * so; entries stay as they are until the flush has sent it.
 */
public final class RelationWork {
    private final Map<ObjectEntry<?>, Map<Integer, Assignment>> assignments = new LinkedHashMap<>();
    private final Map<Object, Link> added = new LinkedHashMap<>();
    private final Map<Object, Link> removed = new LinkedHashMap<>();
    private final Map<Object, Link> relinked = new LinkedHashMap<>();
    private final Set<ObjectEntry<?>> deleted = new LinkedHashSet<>();
    private final Set<ObjectEntry<?>> forgotten = new LinkedHashSet<>();

    /** A value that another object gives wins over NULL, since an element may move from one collection to another. */
    public void assign(Assignment assignment) {
        assignments
                .computeIfAbsent(assignment.entry(), entry -> new LinkedHashMap<>())
                .merge(assignment.property().index(), assignment, (before, now) -> now.source() == null ? before : now);
    }

    /** Both sides of a relationship may tell the same row; a row that is both added and removed stays as it is. */
    public void link(Link link) {
        (link.isAdded() ? added : removed).putIfAbsent(link.row(), link);
    }

    /** The key of an end changes: the row is written anew, unless it goes anyway. */
    public void relink(Link present) {
        relinked.putIfAbsent(present.row(), present);
    }

    /** Has the flush delete a persistent object's row, as if it had been marked. */
    public void delete(ObjectEntry<?> entry) {
        deleted.add(entry);
    }

    /** Has the flush let a pending object go in place of inserting its row. */
    public void forget(ObjectEntry<?> entry) {
        forgotten.add(entry);
    }

    /** Returns the objects that get foreign keys. */
    public Collection<ObjectEntry<?>> assigned() {
        return Collections.unmodifiableSet(assignments.keySet());
    }

    public Collection<Assignment> assignments(ObjectEntry<?> entry) {
        // nearly always there are none, and an object's hash costs more than this question
        return assignments.isEmpty()
                ? List.of()
                : assignments.getOrDefault(entry, Map.of()).values();
    }

    boolean hasSource(ObjectEntry<?> entry, int property) {
        Assignment known = assignments.getOrDefault(entry, Map.of()).get(property);
        return known != null && known.source() != null;
    }

    /** Returns the rows of secondary tables, first those to be deleted. */
    public List<Link> links() {
        List<Link> links = new ArrayList<>();
        removed.forEach((row, link) -> {
            if (!added.containsKey(row)) {
                links.add(link);
            }
        });
        List<Link> anew = new ArrayList<>();
        relinked.forEach((row, link) -> {
            if (!removed.containsKey(row) || added.containsKey(row)) {
                anew.add(link);
            }
        });
        anew.forEach(link -> links.add(link.with(false)));
        anew.forEach(link -> links.add(link.with(true)));
        added.forEach((row, link) -> {
            if (!removed.containsKey(row)) {
                links.add(link);
            }
        });
        return links;
    }

    /** Returns the objects whose rows are deleted beside those that the session marked. */
    public Set<ObjectEntry<?>> deleted() {
        return Collections.unmodifiableSet(deleted);
    }

    /** Tells whether an object is let go in place of inserting its row. */
    public boolean isForgotten(ObjectEntry<?> entry) {
        return !forgotten.isEmpty() && forgotten.contains(entry);
    }

    /** Returns the pending objects whose rows are not inserted. */
    public Set<ObjectEntry<?>> forgotten() {
        return Collections.unmodifiableSet(forgotten);
    }
}
