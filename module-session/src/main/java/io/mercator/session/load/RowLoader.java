package io.mercator.session.load;

import io.mercator.api.spi.RowReader;
import io.mercator.session.mapper.EntityKey;
import io.mercator.session.mapper.MapperPlan;
import io.mercator.session.mapper.PropertyPlan;
import io.mercator.session.mapper.Snapshot;
import io.mercator.session.state.ObjectEntry;
import io.mercator.session.state.Workspace;

/**
 * Makes objects of the rows of a mapper's select list. A row whose object is present and not expired is not read beyond
 * its key.
 *
 * @param <E> the mapped class
 */
public final class RowLoader<E> {
    private final MapperPlan<E> plan;
    private final Workspace workspace;
    private final boolean passing;

    public RowLoader(MapperPlan<E> plan, Workspace workspace) {
        this(plan, workspace, false);
    }

    /** Creates a loader whose new objects may only pass, since a stream asks for them. */
    public RowLoader(MapperPlan<E> plan, Workspace workspace, boolean passing) {
        this.plan = plan;
        this.workspace = workspace;
        this.passing = passing;
    }

    /** Returns the object of the row at which the reader stands. */
    public E load(RowReader row, boolean populateExisting) {
        EntityKey key = plan.keyOf(row);
        ObjectEntry<E> present = workspace.identity().find(plan, key);
        if (present == null) {
            return hydrate(key, row);
        }
        present.passing(false);
        if (populateExisting) {
            return overwrite(present, plan.read(row));
        }
        return present.isExpired() ? refresh(present, plan.read(row), workspace) : present.object();
    }

    private E hydrate(EntityKey key, RowReader row) {
        Snapshot values = plan.read(row);
        E object = plan.construct(key, values);
        ObjectEntry<E> entry = ObjectEntry.loaded(object, plan, key, values);
        entry.passing(passing);
        workspace.addLoaded(entry);
        return object;
    }

    /**
     * Takes the row's values over, but for the properties that the user changed, which stay changed.
     *
     * @return the row's object: another than before when it is immutable and the row has changed
     */
    static <E> E refresh(ObjectEntry<E> entry, Snapshot row, Workspace workspace) {
        if (needsAnother(entry, row)) {
            return replace(entry, row, workspace);
        }
        Snapshot before = entry.flushed();
        for (PropertyPlan<E> property : entry.plan().properties()) {
            // restored even when it is the same for the database: a decimal then gets the column's scale
            if (!property.differs(entry.object(), before)) {
                property.restore(row, entry.object());
            }
        }
        entry.reloaded(row);
        return entry.object();
    }

    private E overwrite(ObjectEntry<E> entry, Snapshot row) {
        if (needsAnother(entry, row)) {
            return replace(entry, row, workspace);
        }
        for (PropertyPlan<E> property : entry.plan().properties()) {
            if (property.differs(entry.object(), row)) {
                property.restore(row, entry.object());
            }
        }
        entry.reloaded(row);
        return entry.object();
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

    private static <E> E replace(ObjectEntry<E> entry, Snapshot row, Workspace workspace) {
        ObjectEntry<E> next = entry.replacedBy(entry.plan().construct(entry.key(), row), row);
        workspace.replaced(entry, next);
        return next.object();
    }
}
