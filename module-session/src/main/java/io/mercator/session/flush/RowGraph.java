package io.mercator.session.flush;

import io.mercator.session.graph.DirectedGraph;
import io.mercator.session.mapper.MapperPlan;
import io.mercator.session.mapper.PropertyPlan;
import io.mercator.session.mapper.TableDependencies;
import io.mercator.session.mapper.UniqueKey;
import io.mercator.session.relation.Assignment;
import io.mercator.session.state.ObjectEntry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rows of a flush and which waits for which. */
final class RowGraph {
    private final FlushActions all;
    private final TableDependencies tables;
    private final List<FlushAction> actions = new ArrayList<>();
    private final List<Wait> waits = new ArrayList<>();
    private final Map<MapperPlan<?>, List<SaveAction>> byPlan = new LinkedHashMap<>();
    private boolean moved;
    private boolean hasUpdates;

    private RowGraph(FlushActions all) {
        this.all = all;
        this.tables = all.plans().dependencies();
    }

    private void addAll() {
        all.saves().all().forEach(this::add);
        all.deletes().values().forEach(this::add);
        all.posts().forEach(this::add);
        all.links().forEach(this::add);
    }

    /** Takes rows of which none waits for another. */
    static RowGraph free(FlushActions all) {
        return new RowGraph(all);
    }

    private void add(FlushAction action) {
        action.node(actions.size());
        actions.add(action);
    }

    /**
     * Finds what waits for what. What the order of the tables takes care of is looked at only when unique values may change
     * that order, and for a plan to be shown, which says why each row is where it is.
     */
    static RowGraph of(FlushActions all, boolean isShown) {
        RowGraph graph = new RowGraph(all);
        graph.addAll();
        graph.assignments(isShown);
        if (isShown) {
            graph.links();
        }
        graph.posts();
        UniqueMoves.find(graph);
        if (graph.moved && !isShown) {
            all.saves().all().forEach(graph::earlierGivers);
            graph.links();
        }
        RowReferences.find(graph, graph.moved);
        return graph;
    }

    private void assignments(boolean isShown) {
        for (SaveAction save : all.saves().all()) {
            givers(save, isShown);
            if (save instanceof UpdateAction update) {
                hasUpdates = true;
                for (KeyStep step : update.steps()) {
                    stepped(update, step);
                }
            }
        }
    }

    /** Finds whose values a row takes; of those that the order of the tables puts before it only when that is to be shown. */
    private void givers(SaveAction save, boolean isShown) {
        for (Assignment assignment : save.assignments()) {
            SaveAction giver = giver(assignment);
            if (giver == save && save.isUnknown(assignment)) {
                throw CircleErrors.ofItself(save, assignment.relation());
            }
            if (giver != null && (isShown || !isEarlier(giver, save))) {
                waitForValue(giver, save, assignment);
            }
        }
    }

    /** Finds whose values a row takes that the order of the tables puts before it. */
    private void earlierGivers(SaveAction save) {
        for (Assignment assignment : save.assignments()) {
            SaveAction giver = giver(assignment);
            if (giver != null && isEarlier(giver, save)) {
                waitForValue(giver, save, assignment);
            }
        }
    }

    private @Nullable SaveAction giver(Assignment assignment) {
        return assignment.source() == null ? null : all.saves().get(assignment.source());
    }

    private boolean isEarlier(SaveAction giver, SaveAction save) {
        return tables.place(giver.entry().plan()) < tables.place(save.entry().plan());
    }

    private void waitForValue(SaveAction giver, SaveAction save, Assignment assignment) {
        if (gives(giver, assignment.sourceProperty())) {
            wait(giver, save, Wait.Reason.VALUE, assignment.relation().toString());
        }
    }

    private static boolean gives(SaveAction giver, PropertyPlan<?> property) {
        return !(giver instanceof UpdateAction update) || update.changed().get(property.index());
    }

    private void stepped(UpdateAction update, KeyStep step) {
        SaveAction own = all.saves().get(step.entry());
        if (own != null) {
            wait(update, own, Wait.Reason.VALUE, step.reference().label());
        }
    }

    private void links() {
        for (LinkAction action : all.links()) {
            if (action.link().isAdded()) {
                waitForRow(action.link().owner(), action);
                waitForRow(action.link().target(), action);
            } else {
                before(action, action.link().owner());
                before(action, action.link().target());
            }
        }
    }

    private void before(LinkAction action, ObjectEntry<?> entry) {
        DeleteAction delete = all.deletes().get(entry);
        if (delete != null) {
            wait(action, delete, Wait.Reason.REFERRED, action.link().relation().toString());
        }
    }

    private void posts() {
        for (UpdateAction post : all.posts()) {
            waitForRow(post.entry(), post);
            for (Assignment assignment : post.assignments()) {
                if (assignment.source() != null) {
                    waitForRow(assignment.source(), post);
                }
            }
            DeleteAction own = all.deletes().get(post.entry());
            if (own != null) {
                wait(post, own, Wait.Reason.ROW, "");
            }
        }
    }

    private void waitForRow(ObjectEntry<?> entry, FlushAction action) {
        SaveAction save = all.saves().get(entry);
        if (save != null) {
            wait(save, action, Wait.Reason.ROW, "");
        }
    }

    void wait(FlushAction before, FlushAction after, Wait.Reason reason, String label) {
        if (before != after) {
            waits.add(new Wait(before, after, reason, label, null));
        }
    }

    void waitForUnique(FlushAction before, FlushAction after, UniqueKey key) {
        waits.add(new Wait(before, after, Wait.Reason.UNIQUE, "", key));
        moved = true;
    }

    /** Returns the INSERTs and UPDATEs of each class, in the order in which they were found. */
    Map<MapperPlan<?>, List<SaveAction>> savesByPlan() {
        if (byPlan.isEmpty()) {
            groupSaves();
        }
        return byPlan;
    }

    boolean hasUpdates() {
        return hasUpdates;
    }

    private void groupSaves() {
        MapperPlan<?> last = null;
        List<SaveAction> ofLast = List.of();
        for (SaveAction save : all.saves().all()) {
            MapperPlan<?> plan = save.entry().plan();
            if (plan != last) {
                last = plan;
                ofLast = byPlan.computeIfAbsent(plan, unknown -> new ArrayList<>());
            }
            ofLast.add(save);
        }
    }

    /** Tells whether no row waits for another. */
    boolean isFree() {
        return waits.isEmpty() && all.posts().isEmpty();
    }

    FlushActions all() {
        return all;
    }

    TableDependencies tables() {
        return tables;
    }

    Map<ObjectEntry<?>, DeleteAction> deletes() {
        return all.deletes();
    }

    /** Returns all rows; each action's node is its place here. */
    List<FlushAction> actions() {
        return actions;
    }

    /** Returns what waits for what; each has the number of its edge. */
    List<Wait> waits() {
        return waits;
    }

    DirectedGraph edges() {
        DirectedGraph graph = new DirectedGraph(actions.size());
        waits.forEach(wait -> graph.edge(wait.before().node(), wait.after().node()));
        return graph;
    }
}
