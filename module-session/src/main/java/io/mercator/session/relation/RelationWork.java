package io.mercator.session.relation;

import io.mercator.session.state.EntryMap;
import io.mercator.session.state.ObjectEntry;
import java.util.ArrayList;
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
    /** Nothing at all. */
    public static final RelationWork NONE = new RelationWork();

    private final EntryMap<List<Assignment>> assignments = new EntryMap<>();
    private final List<ObjectEntry<?>> assigned = new ArrayList<>();
    private final Map<Object, Link> added = new LinkedHashMap<>();
    private final Map<Object, Link> removed = new LinkedHashMap<>();
    private final Map<Object, Link> relinked = new LinkedHashMap<>();
    private final Set<ObjectEntry<?>> deleted = new LinkedHashSet<>();
    private final Set<ObjectEntry<?>> forgotten = new LinkedHashSet<>();

    /** A value that another object gives wins over NULL, since an element may move from one collection to another. */
    public void assign(Assignment assignment) {
        ObjectEntry<?> entry = assignment.entry();
        List<Assignment> present = assignments.get(entry);
        if (present == null) {
            assigned.add(entry);
            assignments.put(entry, List.of(assignment));
            return;
        }
        List<Assignment> all = new ArrayList<>(present);
        int place = place(present, assignment.property().index());
        if (place == present.size()) {
            all.add(assignment);
        } else if (assignment.source() != null) {
            all.set(place, assignment);
        }
        assignments.put(entry, all);
    }

    private static int place(List<Assignment> assignments, int property) {
        int place = 0;
        while (place < assignments.size() && assignments.get(place).property().index() != property) {
            place++;
        }
        return place;
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
    public List<ObjectEntry<?>> assigned() {
        return Collections.unmodifiableList(assigned);
    }

    /** Returns the foreign keys that an object gets. */
    public List<Assignment> assignments(ObjectEntry<?> entry) {
        List<Assignment> known = assignments.get(entry);
        return known == null ? List.of() : known;
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
