package io.mercator.session.flush;

import io.mercator.session.graph.DirectedGraph;
import io.mercator.session.graph.Levels;
import io.mercator.session.mapper.EntityKey;
import io.mercator.session.mapper.MapperPlan;
import io.mercator.session.mapper.TableDependencies;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives each row its place in the usual order: deleted rows of secondary tables; the tables by dependency, in each UPDATEs
 * by key (many of them by the columns that they write) and INSERTs as added; inserted rows of secondary tables; foreign keys that are written last; DELETEs in reverse.
 * Where tables refer to each other or to themselves the rows go by levels, so that those of one level fit one batch.
 *
 * <p>A DELETE that frees a unique value is moved before the saves of its table, and what it waits for with it.
 */
final class Places {
    /**
     * So many UPDATEs of a class are grouped by the columns that they write. Fewer go strictly by key, as flushes of other
     * sessions do, so that no two of these wait for each other's rows.
     */
    private static final int GROUPED = 32;

    private final RowGraph rows;
    private final TableDependencies tables;
    private final DirectedGraph edges;
    private final Place[] places;
    private final int[] levels;

    private Places(RowGraph rows, DirectedGraph edges) {
        this.rows = rows;
        this.tables = rows.tables();
        this.edges = edges;
        this.places = new Place[rows.actions().size()];
        this.levels = levels();
    }

    /** Returns rows in the usual order of which none waits for another: places need not be compared then. */
    static List<FlushAction> inTurn(RowGraph rows) {
        List<FlushAction> all = new ArrayList<>(rows.all().size());
        addLinks(rows, false, all);
        for (MapperPlan<?> plan : inTurn(rows.savesByPlan().keySet(), rows.tables())) {
            List<UpdateAction> updates = new ArrayList<>();
            List<SaveAction> inserts = new ArrayList<>();
            for (SaveAction save : rows.savesByPlan().get(plan)) {
                if (save instanceof UpdateAction update) {
                    updates.add(update);
                } else {
                    inserts.add(save);
                }
            }
            all.addAll(inTurn(plan, updates));
            all.addAll(inserts);
        }
        addLinks(rows, true, all);
        addDeletes(rows, all);
        return all;
    }

    private static List<MapperPlan<?>> inTurn(Collection<MapperPlan<?>> plans, TableDependencies tables) {
        List<MapperPlan<?>> sorted = new ArrayList<>(plans);
        if (sorted.size() > 1) {
            sorted.sort(Comparator.<MapperPlan<?>>comparingInt(tables::place).thenComparingInt(tables::position));
        }
        return sorted;
    }

    private static void addLinks(RowGraph rows, boolean isAdded, List<FlushAction> all) {
        for (LinkAction link : rows.all().links()) {
            if (link.link().isAdded() == isAdded) {
                all.add(link);
            }
        }
    }

    private static void addDeletes(RowGraph rows, List<FlushAction> all) {
        if (rows.deletes().isEmpty()) {
            return;
        }
        Map<MapperPlan<?>, List<DeleteAction>> byPlan = rows.all().deletesByPlan();
        int first = all.size();
        for (MapperPlan<?> plan : inTurn(byPlan.keySet(), rows.tables())) {
            all.addAll(byPlan.get(plan));
        }
        Collections.reverse(all.subList(first, all.size()));
    }

    /** Returns for each node its rank, from 0. */
    static int[] ranks(RowGraph rows, DirectedGraph edges) {
        Places places = new Places(rows, edges);
        places.placeSaves();
        places.placeOthers();
        places.promote();
        Place[] order = places.places.clone();
        Arrays.sort(order);
        int[] ranks = new int[order.length];
        for (int rank = 0; rank < ranks.length; rank++) {
            ranks[order[rank].node()] = rank;
        }
        return ranks;
    }

    /** Levels count only what waits within tables that refer to each other; DELETEs are counted from the other end. */
    private int[] levels() {
        DirectedGraph within = new DirectedGraph(places.length);
        for (Wait wait : rows.waits()) {
            if (isWithin(wait)) {
                boolean isDelete = wait.before() instanceof DeleteAction;
                within.edge(
                        (isDelete ? wait.after() : wait.before()).node(),
                        (isDelete ? wait.before() : wait.after()).node());
            }
        }
        return within.edges() == 0 ? new int[places.length] : Levels.of(within);
    }

    private boolean isWithin(Wait wait) {
        if (wait.reason() == Wait.Reason.UNIQUE || wait.reason() == Wait.Reason.ROW) {
            return false;
        }
        boolean alike = wait.before() instanceof DeleteAction
                ? wait.after() instanceof DeleteAction
                : wait.before() instanceof SaveAction && wait.after() instanceof SaveAction;
        return alike && place(wait.before()) == place(wait.after());
    }

    private int place(FlushAction action) {
        return tables.place(action.entry().plan());
    }

    private void placeSaves() {
        Map<MapperPlan<?>, List<UpdateAction>> updates = new HashMap<>();
        int added = 0;
        MapperPlan<?> last = null;
        List<UpdateAction> ofLast = List.of();
        for (SaveAction save : rows.all().saves().all()) {
            if (save instanceof UpdateAction update) {
                MapperPlan<?> plan = update.entry().plan();
                if (plan != last) {
                    last = plan;
                    ofLast = updates.computeIfAbsent(plan, unknown -> new ArrayList<>());
                }
                ofLast.add(update);
            } else {
                place(save, 1, added++);
            }
        }
        updates.forEach((plan, ofPlan) -> {
            List<UpdateAction> inTurn = inTurn(plan, ofPlan);
            for (int index = 0; index < inTurn.size(); index++) {
                place(inTurn.get(index), 0, index);
            }
        });
    }

    private void place(SaveAction save, int kind, int sequence) {
        places[save.node()] = new Place(
                save.node(),
                2 * place(save) + 2,
                levels[save.node()],
                tables.position(save.entry().plan()),
                kind,
                sequence);
    }

    private static List<UpdateAction> inTurn(MapperPlan<?> plan, List<UpdateAction> ofPlan) {
        sortByKey(plan, ofPlan);
        return ofPlan.size() < GROUPED ? ofPlan : byColumns(ofPlan);
    }

    /** Takes those together that write the same columns, in the order in which the first of each are. */
    private static List<UpdateAction> byColumns(List<UpdateAction> ofPlan) {
        Map<BitSet, List<UpdateAction>> groups = new LinkedHashMap<>();
        for (UpdateAction action : ofPlan) {
            groups.computeIfAbsent(action.changed(), columns -> new ArrayList<>())
                    .add(action);
        }
        if (groups.size() == 1) {
            return ofPlan;
        }
        List<UpdateAction> all = new ArrayList<>(ofPlan.size());
        groups.values().forEach(all::addAll);
        return all;
    }

    private static void sortByKey(MapperPlan<?> plan, List<UpdateAction> ofPlan) {
        if (plan.writes().isKeyComparable() || areComparable(ofPlan)) {
            ofPlan.sort(
                    (left, right) -> compareKeys(left.row().key(), right.row().key()));
        }
    }

    private static boolean areComparable(List<UpdateAction> ofPlan) {
        for (UpdateAction action : ofPlan) {
            if (!action.row().key().values().stream().allMatch(Comparable.class::isInstance)) {
                return false;
            }
        }
        return true;
    }

    @SuppressWarnings("unchecked") // values of one key column are of one class
    private static int compareKeys(EntityKey left, EntityKey right) {
        for (int index = 0; index < left.size(); index++) {
            int order = ((Comparable<Object>) left.value(index)).compareTo(right.value(index));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private void placeOthers() {
        int saved = 2 * tables.places() + 2;
        int sequence = 0;
        for (LinkAction link : rows.all().links()) {
            places[link.node()] = new Place(link.node(), link.link().isAdded() ? saved : 0, 0, 0, 0, sequence++);
        }
        for (UpdateAction post : rows.all().posts()) {
            boolean isDeleted = rows.deletes().containsKey(post.entry());
            int position = tables.position(post.entry().plan());
            places[post.node()] = new Place(post.node(), saved + (isDeleted ? 2 : 1), 0, position, 0, sequence++);
        }
        for (DeleteAction delete : rows.deletes().values()) {
            places[delete.node()] = new Place(
                    delete.node(),
                    saved + 2 + tables.places() - place(delete),
                    -levels[delete.node()],
                    -tables.position(delete.entry().plan()),
                    0,
                    -sequence++);
        }
    }

    private void promote() {
        Deque<Integer> moved = new ArrayDeque<>();
        int number = 0;
        for (Wait wait : rows.waits()) {
            if (wait.reason() == Wait.Reason.UNIQUE && wait.before() instanceof DeleteAction) {
                number = promote(wait.before().node(), 2 * place(wait.after()) + 1, number, moved);
            }
        }
        while (!moved.isEmpty()) {
            int node = moved.remove();
            for (int edge = edges.firstIn(node); edge >= 0; edge = edges.nextIn(edge)) {
                number = promote(edges.from(edge), places[node].phase(), number, moved);
            }
        }
    }

    private int promote(int node, int phase, int number, Deque<Integer> moved) {
        if (places[node].phase() <= phase) {
            return number;
        }
        places[node] = places[node].movedTo(phase, number);
        moved.add(node);
        return number + 1;
    }
}
