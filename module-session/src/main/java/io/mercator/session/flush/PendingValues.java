package io.mercator.session.flush;

import io.mercator.api.session.PendingValue;
import io.mercator.session.mapper.PropertyPlan;
import io.mercator.session.relation.Assignment;
import io.mercator.session.state.ObjectEntry;
import org.jspecify.annotations.Nullable;

/** Says for people what a value will be that is not known before the flush. */
final class PendingValues {
    private PendingValues() {}

    /** Describes what a row will be given for a property; null when that is known already. */
    static @Nullable PendingValue of(SaveAction save, PropertyPlan<?> property) {
        if (property == save.entry().plan().version()) {
            return save instanceof UpdateAction update && update.isParking()
                    ? null
                    : new PendingValue(save instanceof InsertAction ? "first" : "next");
        }
        if (save.defaults().get(property.index())) {
            return new PendingValue("default");
        }
        for (Assignment assignment : save.assignments()) {
            ObjectEntry<?> source = assignment.source();
            if (assignment.property() == property && source != null && isOpen(save, assignment)) {
                return of(source, assignment.sourceProperty());
            }
        }
        return null;
    }

    /** A foreign key that has an UPDATE of its own is read from the other row when that is there. */
    private static boolean isOpen(SaveAction save, Assignment assignment) {
        return save.isUnknown(assignment)
                && !(save instanceof UpdateAction update
                        && update.purpose() == UpdateAction.Purpose.POST
                        && assignment.isKnown());
    }

    /** Describes a value that a row will have. */
    static PendingValue of(ObjectEntry<?> source, PropertyPlan<?> property) {
        boolean isKey = source.plan().key().size() == 1 && source.plan().key().contains(property);
        return new PendingValue((isKey ? "key" : "'" + property.name() + "'") + " of " + source.describe());
    }
}
