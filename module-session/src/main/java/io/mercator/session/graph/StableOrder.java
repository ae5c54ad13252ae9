package io.mercator.session.graph;

import java.util.Arrays;
import java.util.PriorityQueue;
import java.util.function.IntConsumer;

/**
 * A topological order that stays as near to a given one as the edges allow: Kahn's algorithm, which takes among the free
 * nodes always the one of the lowest rank.
 *
 * <p>When none is free there is a circle. It is found by going back from a node along nodes that are not free, and given to
 * the caller, who opens it by giving edges up or throws. The trap: to begin that way anew for each circle is quadratic when
 * circles hang on a long path; so the path is kept, and what was freed meanwhile is its end alone.
 */
public final class StableOrder {
    private final DirectedGraph graph;
    private final int[] ranks;
    private final IntConsumer next;
    private final Circles circles;
    private final int[] waits;
    private final boolean[] done;
    private final boolean[] gone;
    private final PriorityQueue<Integer> free = new PriorityQueue<>();
    private final int[] byRank;
    private final int[] entrance;
    private final int[] path;
    private final int[] place;
    private int pathLength;
    private int firstOpen;
    private int left;

    /** Opens circles. */
    @FunctionalInterface
    public interface Circles {
        /**
         * Opens a circle.
         *
         * @param edges the edges of the circle, each leading to the node where the next begins
         * @return edges that do not hold any more, one of the circle among them
         */
        int[] open(int[] edges);
    }

    private StableOrder(DirectedGraph graph, int[] ranks, IntConsumer next, Circles circles) {
        this.graph = graph;
        this.ranks = ranks;
        this.next = next;
        this.circles = circles;
        int nodes = graph.nodes();
        waits = new int[nodes];
        done = new boolean[nodes];
        gone = new boolean[graph.edges()];
        byRank = new int[nodes];
        entrance = new int[nodes];
        path = new int[nodes];
        place = new int[nodes];
        Arrays.fill(place, -1);
        left = nodes;
    }

    /** Tells whether the order of the ranks is topological as it is. */
    public static boolean holds(DirectedGraph graph, int[] ranks) {
        for (int edge = 0; edge < graph.edges(); edge++) {
            if (ranks[graph.from(edge)] >= ranks[graph.to(edge)]) {
                return false;
            }
        }
        return true;
    }

    /**
     * Gives the nodes in order.
     *
     * @param graph its edges lead from what comes before to what comes after
     * @param ranks for each node its place in the given order, from 0, each once
     * @param next gets each node
     * @param circles opens circles; the nodes given until then are final
     */
    public static void forEach(DirectedGraph graph, int[] ranks, IntConsumer next, Circles circles) {
        new StableOrder(graph, ranks, next, circles).run();
    }

    private void run() {
        for (int edge = 0; edge < graph.edges(); edge++) {
            waits[graph.to(edge)]++;
        }
        for (int node = 0; node < graph.nodes(); node++) {
            byRank[ranks[node]] = node;
            entrance[node] = graph.firstIn(node);
            if (waits[node] == 0) {
                free.add(ranks[node]);
            }
        }
        while (left > 0) {
            Integer rank = free.poll();
            if (rank == null) {
                openCircle();
            } else {
                take(byRank[rank]);
            }
        }
    }

    private void take(int node) {
        done[node] = true;
        left--;
        next.accept(node);
        for (int edge = graph.firstOut(node); edge >= 0; edge = graph.nextOut(edge)) {
            release(edge);
        }
    }

    private void release(int edge) {
        if (!gone[edge]) {
            gone[edge] = true;
            int target = graph.to(edge);
            if (--waits[target] == 0) {
                free.add(ranks[target]);
            }
        }
    }

    private void openCircle() {
        int[] opened = circles.open(circle());
        if (opened.length == 0) {
            throw new IllegalArgumentException("A circle was not opened");
        }
        for (int edge : opened) {
            if (place[graph.to(edge)] >= 0) {
                cut(place[graph.to(edge)]);
            }
            release(edge);
        }
    }

    /** Takes nodes off the end of the path, from a place on. */
    private void cut(int from) {
        while (pathLength > from) {
            place[path[--pathLength]] = -1;
        }
    }

    private int[] circle() {
        while (pathLength > 0 && done[path[pathLength - 1]]) {
            cut(pathLength - 1);
        }
        if (pathLength == 0) {
            while (done[byRank[firstOpen]]) {
                firstOpen++;
            }
            push(byRank[firstOpen]);
        }
        while (true) {
            int before = graph.from(waiting(path[pathLength - 1]));
            if (place[before] >= 0) {
                return edgesFrom(place[before]);
            }
            push(before);
        }
    }

    private void push(int node) {
        place[node] = pathLength;
        path[pathLength++] = node;
    }

    /** Returns an edge for which a node waits. Edges never come back, so that the search goes on where it stood. */
    private int waiting(int node) {
        while (gone[entrance[node]]) {
            entrance[node] = graph.nextIn(entrance[node]);
        }
        return entrance[node];
    }

    /** The path goes backwards: each node waits for the next, and the last for the first of the circle. */
    private int[] edgesFrom(int first) {
        int[] edges = new int[pathLength - first];
        for (int index = 0; index < edges.length; index++) {
            edges[index] = waiting(path[pathLength - 1 - index]);
        }
        return edges;
    }
}
