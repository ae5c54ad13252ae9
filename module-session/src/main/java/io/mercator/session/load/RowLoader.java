package io.mercator.session.load;

import io.mercator.api.spi.RowReader;
import io.mercator.session.mapper.EntityColumns;
import io.mercator.session.mapper.EntityKey;
import io.mercator.session.mapper.MapperPlan;
import io.mercator.session.mapper.PropertyPlan;
import io.mercator.session.mapper.Snapshot;
import io.mercator.session.state.NumberedEntries;
import io.mercator.session.state.ObjectEntry;
import io.mercator.session.state.Workspace;
import java.util.BitSet;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Makes objects of rows. A row whose object is present and not expired is not read beyond its key.
 *
 * @param <E> the mapped class
 */
public final class RowLoader<E> {
    private static final int NONE = -1;

    private final LoadRun run;
    private final LoadNode<E> node;
    private final EntityColumns<E> columns;
    private final MapperPlan<E> plan;
    private final Workspace workspace;
    /** Whether rows may bring objects without entries. */
    private boolean takesBare;

    private boolean isFollowed;
    private @Nullable NumberedEntries<E> numbered;
    private @Nullable Snapshot cursor;

    public RowLoader(LoadRun run, LoadNode<E> node, EntityColumns<E> columns) {
        this.run = run;
        this.node = node;
        this.columns = columns;
        this.plan = node.plan();
        this.workspace = run.workspace();
        this.isFollowed = run.isPassing() || !plan.relations().isEmpty();
        this.takesBare = columns.missing().isEmpty()
                && plan.hasNumberKey()
                && !plan.isWoven()
                && !plan.hasCollections()
                && !run.isPassing()
                && !run.populatesExisting();
    }

    public MapperPlan<E> plan() {
        return plan;
    }

    /** Returns the entry of the row at which the reader stands. */
    public ObjectEntry<E> load(RowReader row) {
        NumberedEntries<E> numbered = bare();
        if (numbered != null) {
            int place = place(numbered, row);
            if (place < 0) {
                throw columns.withoutKey();
            }
            return arrived(numbered.entry(place));
        }
        return arrived(load(columns.keyOf(row), row));
    }

    /** Returns the entry of the row at which the reader stands, or null where an outer join gave none. */
    public @Nullable ObjectEntry<E> find(RowReader row) {
        NumberedEntries<E> numbered = bare();
        if (numbered != null) {
            int place = place(numbered, row);
            return place < 0 ? null : arrived(numbered.entry(place));
        }
        EntityKey key = columns.findKey(row);
        return key == null ? null : arrived(load(key, row));
    }

    /** Returns the object of the row at which the reader stands, or null where an outer join gave none. */
    public @Nullable E object(RowReader row) {
        NumberedEntries<E> numbered = isFollowed ? null : bare();
        if (numbered == null) {
            ObjectEntry<E> entry = find(row);
            return entry == null ? null : entry.object();
        }
        int place = place(numbered, row);
        return place < 0 ? null : numbered.object(place);
    }

    /** Says whether relationships of the objects are looked at after the rows, for which these need entries. */
    public RowLoader<E> followed(boolean after) {
        isFollowed = after || run.isPassing();
        return this;
    }

    /** Tells whether the objects need no entries for what the query does with them. */
    public boolean isBare() {
        return !isFollowed && bare() != null;
    }

    /** Returns the objects among which those of rows stand without entries, null where they need entries. */
    public @Nullable NumberedEntries<E> bare() {
        if (takesBare && numbered == null) {
            numbered = workspace.identity().numbered(plan);
            cursor = plan.newCursor();
            takesBare = numbered != null;
        }
        return numbered;
    }

    /** Returns the place of the object of the row at which the reader stands, or -1 where an outer join gave none. */
    public int place(NumberedEntries<E> entries, RowReader row) {
        long key = columns.number(row);
        if (key == 0 && row.wasNull()) {
            return NONE;
        }
        int place = entries.place(key);
        if (place < 0) {
            return hydrate(entries, key, row);
        }
        if (!entries.isBare(place)) {
            ObjectEntry<E> now = present(entries.entry(place), row);
            return now.object() == entries.object(place) ? place : entries.place(key);
        }
        return place;
    }

    private int hydrate(NumberedEntries<E> entries, long key, RowReader row) {
        Snapshot values = Objects.requireNonNull(cursor);
        int place = entries.begin(values);
        boolean done = false;
        try {
            columns.read(key, row, values);
            workspace.addBare(entries, place, key, plan.construct(key, values), values);
            done = true;
            return place;
        } finally {
            if (!done) {
                entries.leave();
            }
        }
    }

    private ObjectEntry<E> arrived(ObjectEntry<E> entry) {
        if (isFollowed) {
            run.arrived(node, entry);
        }
        return entry;
    }

    private ObjectEntry<E> load(EntityKey key, RowReader row) {
        ObjectEntry<E> present = workspace.identity().find(plan, key);
        return present == null ? hydrate(key, row) : present(present, row);
    }

    private ObjectEntry<E> present(ObjectEntry<E> present, RowReader row) {
        if (!run.isPassing()) {
            present.passing(false);
        }
        if (run.populatesExisting()) {
            return overwrite(present, columns.read(row));
        }
        return present.isExpired() || needs(present) ? refresh(present, columns, row, workspace) : present;
    }

    /** Tells whether the row has values that the object was loaded without. */
    private boolean needs(ObjectEntry<E> present) {
        if (!present.hasDeferred()) {
            return false;
        }
        BitSet deferred = present.deferred();
        deferred.andNot(columns.missing());
        return !deferred.isEmpty();
    }

    private ObjectEntry<E> hydrate(EntityKey key, RowReader row) {
        Snapshot values = columns.read(row);
        E object = plan.construct(key, values, columns.missing());
        ObjectEntry<E> entry = ObjectEntry.loaded(object, plan, key, values);
        entry.deferred(columns.missing());
        entry.passing(run.isPassing());
        workspace.addLoaded(entry);
        return entry;
    }

    /**
     * Takes the row's values over, but for the properties that the user changed, which stay changed.
     *
     * @return the entry of the row: another than before when the object is immutable and the row has changed
     */
    static <E> ObjectEntry<E> refresh(
            ObjectEntry<E> entry, EntityColumns<E> columns, RowReader reader, Workspace workspace) {
        Snapshot row = merged(entry, columns, columns.read(reader));
        if (needsAnother(entry, row)) {
            return replace(entry, row, workspace);
        }
        Snapshot before = entry.flushed();
        boolean wasExpired = entry.isExpired();
        for (PropertyPlan<E> property : entry.plan().properties()) {
            // restored even when it is the same for the database: a decimal then gets the column's scale
            if (!columns.missing().get(property.index())
                    && !entry.isOverwritten(property)
                    && !property.differs(entry.object(), before)) {
                property.restore(row, entry.object());
            }
        }
        entry.reloaded(row, columns.missing());
        workspace.refreshed(entry, before, wasExpired);
        entry.settle();
        return entry;
    }

    /** What a row lacks stays as it is known. */
    private static <E> Snapshot merged(ObjectEntry<E> entry, EntityColumns<E> columns, Snapshot row) {
        if (!columns.missing().isEmpty()) {
            for (PropertyPlan<E> property : entry.plan().properties()) {
                if (columns.missing().get(property.index())) {
                    property.transfer(entry.flushed(), row);
                }
            }
        }
        return row;
    }

    private ObjectEntry<E> overwrite(ObjectEntry<E> entry, Snapshot read) {
        Snapshot row = merged(entry, columns, read);
        if (needsAnother(entry, row)) {
            return replace(entry, row, workspace);
        }
        for (PropertyPlan<E> property : entry.plan().properties()) {
            if (!columns.missing().get(property.index()) && property.differs(entry.object(), row)) {
                property.restore(row, entry.object());
            }
        }
        entry.reloaded(row, columns.missing());
        workspace.overwritten(entry);
        entry.settle();
        return entry;
    }

    private static <E> boolean needsAnother(ObjectEntry<E> entry, Snapshot row) {
        if (!entry.plan().isImmutable()) {
            return false;
        }
        for (PropertyPlan<E> property : entry.plan().properties()) {
            if (property.isReadOnly() && property.differs(entry.flushed(), row)) {
                return true;
            }
        }
        return false;
    }

    private static <E> ObjectEntry<E> replace(ObjectEntry<E> entry, Snapshot row, Workspace workspace) {
        ObjectEntry<E> next = entry.replacedBy(entry.plan().construct(entry.key(), row), row);
        workspace.replaced(entry, next);
        return next;
    }
}
