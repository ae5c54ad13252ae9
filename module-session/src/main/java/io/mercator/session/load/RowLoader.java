package io.mercator.session.load;

import io.mercator.api.error.SessionException;
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
            overwrite(present, plan.read(row));
        } else if (present.isExpired()) {
            refresh(present, plan.read(row));
        }
        return present.object();
    }

    private E hydrate(EntityKey key, RowReader row) {
        Snapshot values = plan.read(row);
        E object = plan.mapper().constructor().get();
        if (object == null || !plan.mapper().type().isInstance(object)) {
            throw new SessionException(
                    "construct(...) of " + plan.mapper().type().getName() + " gave "
                            + (object == null ? "null" : object.getClass().getName()) + ".");
        }
        for (PropertyPlan<E> property : plan.properties()) {
            property.restore(values, object);
        }
        ObjectEntry<E> entry = ObjectEntry.loaded(object, plan, key, values);
        entry.passing(passing);
        workspace.addLoaded(entry);
        return object;
    }

    /** Takes the row's values over, but for the properties that the user changed, which stay changed. */
    static <E> void refresh(ObjectEntry<E> entry, Snapshot row) {
        Snapshot before = entry.flushed();
        for (PropertyPlan<E> property : entry.plan().properties()) {
            boolean changedByUser = property.differs(entry.object(), before);
            if (!changedByUser && property.differs(before, row)) {
                property.restore(row, entry.object());
            }
        }
        entry.reloaded(row);
    }

    private static <E> void overwrite(ObjectEntry<E> entry, Snapshot row) {
        for (PropertyPlan<E> property : entry.plan().properties()) {
            if (property.differs(entry.object(), row)) {
                property.restore(row, entry.object());
            }
        }
        entry.reloaded(row);
    }
}
