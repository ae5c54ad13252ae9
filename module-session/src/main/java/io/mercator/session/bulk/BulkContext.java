package io.mercator.session.bulk;

import io.mercator.api.dialect.Capability;
import io.mercator.api.mapping.Version;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.Table;
import io.mercator.api.spi.ExecutionEngine;
import io.mercator.session.mapper.MapperPlan;
import io.mercator.session.mapper.MapperPlans;
import io.mercator.session.state.OwnerRegistry;
import io.mercator.session.state.Workspace;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What one call works with.
 *
 * @param engine the engine
 * @param plans the mappers
 * @param workspace the session's objects
 * @param owners who has which object, null when the session is not strict
 * @param autoflush sends what the session owes before rows of a class's table are written
 */
public record BulkContext(
        ExecutionEngine engine,
        MapperPlans plans,
        Workspace workspace,
        @Nullable OwnerRegistry owners,
        Consumer<Table> autoflush) {
    /** Returns how the rows of a table tell that somebody else changed them, by the class that says so, or null. */
    @Nullable
    Version<?> version(Table table) {
        for (MapperPlan<?> plan : plans.byDependency()) {
            if (plan.table() == table && plan.version() != null) {
                return plan.mapper().version().orElseThrow();
            }
        }
        return null;
    }

    /** Tells whether the values of a column come from a sequence, which the engine asks before the INSERT. */
    boolean takesSequence(Column<?> column) {
        return column.sequence().isPresent() && engine.dialect().has(Capability.SEQUENCES);
    }
}
