package io.mercator.session;

import io.mercator.api.schema.Table;
import io.mercator.session.mapper.MapperPlan;
import io.mercator.session.mapper.RelationPlan;
import io.mercator.session.relation.RelatedDifference;
import io.mercator.session.state.ObjectEntry;
import io.mercator.session.state.Workspace;

/** Tells whether changes that a flush would send matter to a statement, by its tables before any object is compared. */
final class PlannedChanges {
    private PlannedChanges() {}

    static boolean matter(Workspace workspace, StatementTables tables) {
        for (ObjectEntry<?> entry : workspace.pending()) {
            if (tables.touches(entry.plan().table()) || reaches(entry.plan(), tables)) {
                return true;
            }
        }
        for (ObjectEntry<?> entry : workspace.marked()) {
            if (tables.touches(entry.plan().table()) || reaches(entry.plan(), tables)) {
                return true;
            }
        }
        for (MapperPlan<?> plan : workspace.identity().plans()) {
            if (hasChanged(workspace, plan, tables)) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasChanged(Workspace workspace, MapperPlan<?> plan, StatementTables tables) {
        boolean own = tables.touches(plan.table());
        if (!own && !reaches(plan, tables)) {
            return false;
        }
        for (ObjectEntry<?> entry : workspace.candidates(plan)) {
            if (entry.isPersistent() && ((own && entry.isDirty()) || RelatedDifference.isChanged(entry))) {
                return true;
            }
        }
        return false;
    }

    /** Tells whether relationships of a class's objects may change what is read: other rows, or those of a secondary table. */
    private static boolean reaches(MapperPlan<?> plan, StatementTables tables) {
        for (RelationPlan<?, ?> relation : plan.relations()) {
            Table secondary = relation.secondary();
            if (tables.touches(relation.target().table()) || (secondary != null && tables.touches(secondary))) {
                return true;
            }
        }
        return false;
    }
}
