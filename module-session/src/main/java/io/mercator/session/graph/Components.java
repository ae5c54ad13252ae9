package io.mercator.session.graph;

import java.util.Arrays;

/**
 * The strongly connected components of a graph: Tarjan's algorithm with a stack of its own, since the recursion of the
 * textbook is as deep as the longest path. A component is cyclic when it has several nodes, or one with an edge to itself.
 */
public final class Components {
    private final DirectedGraph graph;
    private final int[] component;
    private final int[] number;
    private final int[] low;
    private final int[] open;
    private final int[] path;
    private final int[] edge;
    private int openCount;
    private int visited;
    private int count;

    private Components(DirectedGraph graph) {
        this.graph = graph;
        int nodes = graph.nodes();
        component = new int[nodes];
        number = new int[nodes];
        low = new int[nodes];
        open = new int[nodes];
        path = new int[nodes];
        edge = new int[nodes];
        Arrays.fill(component, -1);
    }

    public static Components of(DirectedGraph graph) {
        Components components = new Components(graph);
        for (int node = 0; node < graph.nodes(); node++) {
            if (components.number[node] == 0) {
                components.visit(node);
            }
        }
        return components;
    }

    private void visit(int root) {
        int depth = 0;
        enter(root, depth);
        while (depth >= 0) {
            int node = path[depth];
            int next = edge[depth];
            if (next < 0) {
                depth--;
                leave(node, depth);
                continue;
            }
            edge[depth] = graph.nextOut(next);
            int target = graph.to(next);
            if (number[target] == 0) {
                enter(target, ++depth);
            } else if (component[target] < 0) {
                low[node] = Math.min(low[node], number[target]);
            }
        }
    }

    private void enter(int node, int depth) {
        number[node] = ++visited;
        low[node] = visited;
        open[openCount++] = node;
        path[depth] = node;
        edge[depth] = graph.firstOut(node);
    }

    private void leave(int node, int parentDepth) {
        if (parentDepth >= 0) {
            low[path[parentDepth]] = Math.min(low[path[parentDepth]], low[node]);
        }
        if (low[node] == number[node]) {
            int member;
            do {
                member = open[--openCount];
                component[member] = count;
            } while (member != node);
            count++;
        }
    }

    public int count() {
        return count;
    }

    /** Returns the component of a node, from 0; a component that others lead to has the smaller number. */
    public int of(int node) {
        return component[node];
    }

    /** Tells for each component whether it is cyclic. */
    public boolean[] cyclic() {
        boolean[] cyclic = new boolean[count];
        for (int index = 0; index < graph.edges(); index++) {
            if (component[graph.from(index)] == component[graph.to(index)]) {
                cyclic[component[graph.from(index)]] = true;
            }
        }
        return cyclic;
    }
}
