package io.mercator.session.bulk;

import io.mercator.api.error.SessionException;
import io.mercator.session.mapper.MapperPlan;
import io.mercator.session.mapper.PropertyPlan;
import io.mercator.session.mapper.Snapshot;
import org.jspecify.annotations.Nullable;

/** The versions that UPDATEs and DELETEs of objects ask for. */
final class Versions {
    private Versions() {}

    /** Returns the property whose value an object's row must have, or null; refuses a class whose objects do not know it. */
    static <E> @Nullable PropertyPlan<E> asked(MapperPlan<E> plan, String operation) {
        PropertyPlan<E> version = plan.version();
        if (version != null && version.property().isHidden()) {
            String type = plan.mapper().type().getSimpleName();
            throw new SessionException(operation + " asks each row for the version of its object, and objects of "
                    + type + " do not know it: version column '" + ColumnChecks.name(version.column())
                    + "' is no property of the class. Map it as a property, load the objects and let flush() write them,"
                    + " or give rows or keys in place of objects, which ask for no version.");
        }
        return version;
    }

    /** Refuses an object that has no version. */
    static <E> void check(@Nullable PropertyPlan<E> version, Snapshot values, String operation, E object, int index) {
        if (version != null && version.value(values) == null) {
            throw new SessionException(operation + " asks each row for the version of its object, and the "
                    + ObjectValues.describe(object, index) + " has none (property '" + version.name()
                    + "', column '" + ColumnChecks.name(version.column())
                    + "'). Give it the version that its row had when it was read.");
        }
    }
}
