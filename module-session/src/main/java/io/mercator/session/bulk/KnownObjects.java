package io.mercator.session.bulk;

import io.mercator.api.schema.Column;
import io.mercator.api.session.ObjectState;
import io.mercator.session.mapper.MapperPlan;
import io.mercator.session.state.ObjectEntry;
import io.mercator.session.state.Workspace;
import java.util.List;

/** Lets the session's objects know that their rows were changed or deleted past them. */
final class KnownObjects {
    private final Workspace workspace;

    KnownObjects(Workspace workspace) {
        this.workspace = workspace;
    }

    void sent(BulkShape shape, List<BulkRow> rows) {
        if (shape.kind() == BulkShape.Kind.INSERT) {
            return;
        }
        for (MapperPlan<?> plan : workspace.identity().plans()) {
            if (plan.table() == shape.table() && workspace.identity().hasEntries(plan)) {
                sent(plan, shape, rows);
            }
        }
    }

    private <E> void sent(MapperPlan<E> plan, BulkShape shape, List<BulkRow> rows) {
        List<Column<?>> key = plan.key().stream()
                .<Column<?>>map(property -> property.column())
                .toList();
        if (!shape.key().containsAll(key)) {
            // the class is known by another key than the rows were found by: whichever they were, a reload tells
            workspace.identity().expire(plan);
            return;
        }
        int[] places = key.stream().mapToInt(shape.key()::indexOf).toArray();
        for (BulkRow row : rows) {
            Object[] values = new Object[places.length];
            for (int index = 0; index < places.length; index++) {
                values[index] = row.key()[places[index]];
            }
            ObjectEntry<E> entry = workspace.identity().find(plan, plan.keyOf(values));
            if (entry != null) {
                tell(shape.kind(), entry);
            }
        }
    }

    private void tell(BulkShape.Kind kind, ObjectEntry<?> entry) {
        if (kind == BulkShape.Kind.UPDATE) {
            entry.expire();
        } else {
            entry.state(ObjectState.DELETED);
            workspace.deleted(entry);
        }
    }
}
