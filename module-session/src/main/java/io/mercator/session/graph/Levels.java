package io.mercator.session.graph;

/**
 * The level of each node: how many edges the longest path to it has. All nodes of one level are free of each other. Nodes
 * on a circle, and behind one, have no level and get the highest.
 */
public final class Levels {
    private Levels() {}

    public static int[] of(DirectedGraph graph) {
        int nodes = graph.nodes();
        int[] waits = new int[nodes];
        for (int edge = 0; edge < graph.edges(); edge++) {
            waits[graph.to(edge)]++;
        }
        int[] queue = new int[nodes];
        int end = 0;
        for (int node = 0; node < nodes; node++) {
            if (waits[node] == 0) {
                queue[end++] = node;
            }
        }
        int[] level = new int[nodes];
        int highest = 0;
        for (int start = 0; start < end; start++) {
            int node = queue[start];
            highest = Math.max(highest, level[node]);
            for (int edge = graph.firstOut(node); edge >= 0; edge = graph.nextOut(edge)) {
                int target = graph.to(edge);
                level[target] = Math.max(level[target], level[node] + 1);
                if (--waits[target] == 0) {
                    queue[end++] = target;
                }
            }
        }
        for (int node = 0; node < nodes && end < nodes; node++) {
            if (waits[node] > 0) {
                level[node] = highest + 1;
            }
        }
        return level;
    }
}
