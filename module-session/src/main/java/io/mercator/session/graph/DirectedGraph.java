package io.mercator.session.graph;

import java.util.Arrays;

/**
 * A directed graph over the nodes 0 to n-1. Edges are numbered as they are added and lie in arrays, so that a graph of many
 * nodes costs a few arrays and no object for each.
 */
public final class DirectedGraph {
    private static final int NONE = -1;

    private final int[] firstOut;
    private final int[] lastOut;
    private final int[] firstIn;
    private final int[] lastIn;
    private int[] from = new int[16];
    private int[] to = new int[16];
    private int[] nextOut = new int[16];
    private int[] nextIn = new int[16];
    private int edges;

    public DirectedGraph(int nodes) {
        firstOut = filled(nodes);
        lastOut = filled(nodes);
        firstIn = filled(nodes);
        lastIn = filled(nodes);
    }

    private static int[] filled(int size) {
        int[] array = new int[size];
        Arrays.fill(array, NONE);
        return array;
    }

    /** Adds an edge and returns its number. */
    public int edge(int source, int target) {
        if (edges == from.length) {
            grow();
        }
        int edge = edges++;
        from[edge] = source;
        to[edge] = target;
        nextOut[edge] = NONE;
        nextIn[edge] = NONE;
        append(firstOut, lastOut, nextOut, source, edge);
        append(firstIn, lastIn, nextIn, target, edge);
        return edge;
    }

    private static void append(int[] first, int[] last, int[] next, int node, int edge) {
        if (first[node] == NONE) {
            first[node] = edge;
        } else {
            next[last[node]] = edge;
        }
        last[node] = edge;
    }

    private void grow() {
        int size = edges * 2;
        from = Arrays.copyOf(from, size);
        to = Arrays.copyOf(to, size);
        nextOut = Arrays.copyOf(nextOut, size);
        nextIn = Arrays.copyOf(nextIn, size);
    }

    public int nodes() {
        return firstOut.length;
    }

    public int edges() {
        return edges;
    }

    public int from(int edge) {
        return from[edge];
    }

    public int to(int edge) {
        return to[edge];
    }

    /** Returns a node's first outgoing edge in the order of addition, negative without one. */
    int firstOut(int node) {
        return firstOut[node];
    }

    /** Returns the outgoing edge of the same node after one, negative after the last. */
    int nextOut(int edge) {
        return nextOut[edge];
    }

    /** Returns a node's first incoming edge, negative without one. */
    public int firstIn(int node) {
        return firstIn[node];
    }

    /** Returns the incoming edge of the same node after one, negative after the last. */
    public int nextIn(int edge) {
        return nextIn[edge];
    }
}
