package io.mercator.session.flush;

import io.mercator.api.schema.Column;
import io.mercator.api.session.PlannedFlush;
import io.mercator.session.mapper.MapperPlans;
import io.mercator.session.relation.RelationWork;
import io.mercator.session.state.ObjectEntry;
import io.mercator.session.state.Workspace;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.BiFunction;

/**
 * What a flush sends, in order. Made whole, and checked, before anything is sent; changes no object and no entry until then.
 */
public final class FlushPlan {
    private final FlushActions actions;
    private final RowGraph rows;
    private final List<FlushAction> ordered;
    private final Collection<ObjectEntry<?>> forgotten;

    private FlushPlan(Workspace workspace, MapperPlans plans, RelationWork work, Suppliers suppliers) {
        actions = FlushActions.collect(workspace, plans, work, suppliers);
        forgotten = work.forgotten();
        if (actions.arePlain()) {
            rows = RowGraph.free(actions);
        } else {
            if (!actions.isEmpty()) {
                Identities.check(workspace, actions);
            }
            rows = RowGraph.of(actions, !suppliers.areCalled());
        }
        ordered = FlushOrder.of(rows);
    }

    /**
     * Plans a flush that is going to be sent: default values are made.
     *
     * @param workspace the session's objects
     * @param plans the mappers
     * @param work what relationships have to do
     * @param fit cuts off a generated value what its column would not keep
     * @return the plan
     */
    public static FlushPlan of(
            Workspace workspace, MapperPlans plans, RelationWork work, BiFunction<Column<?>, Object, Object> fit) {
        return new FlushPlan(workspace, plans, work, Suppliers.called(fit));
    }

    /** Plans a flush to a database that keeps every value whole. */
    static FlushPlan of(Workspace workspace, MapperPlans plans, RelationWork work) {
        return of(workspace, plans, work, (column, value) -> value);
    }

    /** Plans a flush to be shown only: nothing that the user gave for default values is called. */
    public static FlushPlan preview(Workspace workspace, MapperPlans plans, RelationWork work) {
        return new FlushPlan(workspace, plans, work, Suppliers.SPARED);
    }

    /** Tells whether there is nothing to send. Something may be left to {@link #settle} all the same. */
    public boolean isEmpty() {
        return ordered.isEmpty();
    }

    /** Does what needs no SQL: lets pending objects go, and brings objects in step whose rows have all values already. */
    public void settle(Workspace workspace) {
        forgotten.forEach(entry -> workspace.depart(entry, false));
        EntrySteps steps = new EntrySteps(workspace);
        for (UpdateAction update : actions.silent()) {
            if (update.row() == update.entry()) {
                update.finish();
            } else {
                steps.updated(List.of(update));
            }
        }
    }

    /** Returns the objects whose rows get other values, on which relationships may hang. */
    public List<ObjectEntry<?>> written() {
        if (actions.arePlain()) {
            return List.of();
        }
        List<ObjectEntry<?>> all =
                new ArrayList<>(actions.saves().all().size() + actions.silent().size());
        actions.saves().all().forEach(save -> all.add(save.entry()));
        actions.silent().forEach(update -> all.add(update.entry()));
        return all;
    }

    /** Describes the plan for people. */
    public PlannedFlush describe() {
        return new PlannedFlush(new PlanDescription(rows, ordered).statements());
    }

    List<FlushAction> actions() {
        return ordered;
    }
}
