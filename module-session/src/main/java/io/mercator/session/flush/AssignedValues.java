package io.mercator.session.flush;

import io.mercator.session.mapper.PropertyPlan;
import io.mercator.session.relation.Assignment;
import io.mercator.session.state.ObjectEntry;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Gives foreign keys their values as far as these are known before anything is sent: all but those that an INSERT generates.
 * A value may itself be a foreign key that another row gives, and so on; what waits for a value is taken up when that is
 * known, so that a long chain costs no recursion.
 */
final class AssignedValues {
    private final Saves saves;
    private final Map<Slot, List<Due>> waiting = new HashMap<>();
    private final Deque<Due> due = new ArrayDeque<>();

    private record Slot(ObjectEntry<?> entry, int property) {}

    private record Due(SaveAction action, Assignment assignment) {}

    private AssignedValues(Saves saves) {
        this.saves = saves;
    }

    static void resolve(Saves saves) {
        AssignedValues values = new AssignedValues(saves);
        for (SaveAction action : saves.all()) {
            for (Assignment assignment : action.assignments()) {
                if (action.isUnknown(assignment)) {
                    values.take(action, assignment);
                }
            }
            values.takeDue();
        }
    }

    private void takeDue() {
        while (!due.isEmpty()) {
            Due next = due.remove();
            take(next.action(), next.assignment());
        }
    }

    private void take(SaveAction action, Assignment assignment) {
        ObjectEntry<?> source = assignment.source();
        SaveAction giver = source == null ? null : saves.get(source);
        PropertyPlan<?> property = assignment.sourceProperty();
        if (giver == null) {
            receive(action, assignment, assignment.isKnown() ? assignment.value() : null);
        } else if (!giver.isUnknown(property)) {
            receive(action, assignment, property.value(giver.current()));
        } else {
            action.needs(giver);
            if (giver.isAssigned(property)) {
                waiting.computeIfAbsent(new Slot(giver.entry(), property.index()), slot -> new ArrayList<>(1))
                        .add(new Due(action, assignment));
            }
        }
    }

    private void receive(SaveAction action, Assignment assignment, @Nullable Object value) {
        action.receive(assignment, value);
        if (!waiting.isEmpty()) {
            List<Due> waiters = waiting.remove(
                    new Slot(action.entry(), assignment.property().index()));
            if (waiters != null) {
                due.addAll(waiters);
            }
        }
    }
}
