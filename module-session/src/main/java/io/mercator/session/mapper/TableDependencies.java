package io.mercator.session.mapper;

import io.mercator.api.mapping.RelationshipJoin.Kind;
import io.mercator.api.schema.ForeignKey;
import io.mercator.session.graph.Components;
import io.mercator.session.graph.DirectedGraph;
import io.mercator.session.graph.StableOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * The mapped tables in the order of their foreign keys and of the joins of relationships. Tables that refer to each other,
 * or to themselves, share a place: only their rows have an order. Among free tables the one mapped first goes first.
 */
public final class TableDependencies {
    private final List<MapperPlan<?>> plans;
    private final int[] place;
    private final boolean[] cyclic;
    private final int places;
    private final List<MapperPlan<?>> ordered;

    TableDependencies(Collection<MapperPlan<?>> all) {
        plans = List.copyOf(all);
        for (int position = 0; position < plans.size(); position++) {
            plans.get(position).position(position);
        }
        DirectedGraph graph = new DirectedGraph(plans.size());
        plans.forEach(plan -> depend(graph, plan));
        Components components = Components.of(graph);
        places = components.count();
        place = places(graph, components);
        cyclic = new boolean[places];
        boolean[] circles = components.cyclic();
        for (int node = 0; node < place.length; node++) {
            cyclic[place[node]] = circles[components.of(node)];
        }
        ordered = new ArrayList<>(plans);
        ordered.sort((left, right) -> Integer.compare(place(left), place(right)));
    }

    private void depend(DirectedGraph graph, MapperPlan<?> plan) {
        for (ForeignKey foreignKey : plan.table().foreignKeys()) {
            for (MapperPlan<?> other : plans) {
                if (other.table() == foreignKey.referencedTable()) {
                    graph.edge(other.position(), plan.position());
                }
            }
        }
        for (RelationPlan<?, ?> relation : plan.relations()) {
            if (relation.relationship().isViewOnly()) {
                continue;
            }
            if (relation.kind() == Kind.MANY_TO_ONE) {
                graph.edge(relation.target().position(), plan.position());
            } else if (relation.kind() == Kind.ONE_TO_MANY) {
                graph.edge(plan.position(), relation.target().position());
            }
        }
    }

    private static int[] places(DirectedGraph graph, Components components) {
        int count = components.count();
        DirectedGraph condensed = new DirectedGraph(count);
        for (int edge = 0; edge < graph.edges(); edge++) {
            int from = components.of(graph.from(edge));
            int to = components.of(graph.to(edge));
            if (from != to) {
                condensed.edge(from, to);
            }
        }
        int[] placeOf = new int[count];
        int[] given = {0};
        StableOrder.forEach(
                condensed,
                ranks(graph.nodes(), components),
                component -> placeOf[component] = given[0]++,
                edges -> edges);
        int[] place = new int[graph.nodes()];
        Arrays.setAll(place, node -> placeOf[components.of(node)]);
        return place;
    }

    /** Ranks components by the first of their tables. */
    private static int[] ranks(int nodes, Components components) {
        int[] ranks = new int[components.count()];
        Arrays.fill(ranks, -1);
        int next = 0;
        for (int node = 0; node < nodes; node++) {
            if (ranks[components.of(node)] < 0) {
                ranks[components.of(node)] = next++;
            }
        }
        return ranks;
    }

    /** Returns the place of a mapper's table, from 0; tables that refer to each other have the same. */
    public int place(MapperPlan<?> plan) {
        return place[plan.position()];
    }

    /** Returns how many places there are. */
    public int places() {
        return places;
    }

    /** Tells whether rows of a table may refer to rows of its own place. */
    public boolean isCyclic(MapperPlan<?> plan) {
        return cyclic[place(plan)];
    }

    /** Returns the place of a mapper among all, in which tables of one place stand as they were mapped. */
    public int position(MapperPlan<?> plan) {
        return plan.position();
    }

    List<MapperPlan<?>> ordered() {
        return List.copyOf(ordered);
    }
}
