package io.mercator.session.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Components, levels and orders of graphs, small and large. */
class GraphTest {
    private static final int MANY = 200_000;

    private static DirectedGraph graph(int nodes, int... fromTo) {
        DirectedGraph graph = new DirectedGraph(nodes);
        for (int index = 0; index < fromTo.length; index += 2) {
            graph.edge(fromTo[index], fromTo[index + 1]);
        }
        return graph;
    }

    private static int[] natural(int nodes) {
        return IntStream.range(0, nodes).toArray();
    }

    private static List<Integer> order(DirectedGraph graph, int[] ranks, StableOrder.Circles circles) {
        List<Integer> order = new ArrayList<>();
        StableOrder.forEach(graph, ranks, order::add, circles);
        return order;
    }

    private static List<Integer> order(DirectedGraph graph) {
        return order(graph, natural(graph.nodes()), circle -> new int[0]);
    }

    @Test
    void theOrderStaysAsItIsWhereNothingWaits() {
        assertThat(order(graph(4))).containsExactly(0, 1, 2, 3);
        assertThat(StableOrder.holds(graph(3, 0, 1, 1, 2), natural(3))).isTrue();
        assertThat(StableOrder.holds(graph(3, 2, 1), natural(3))).isFalse();
    }

    @Test
    void whatWaitsComesAsSoonAsItMay() {
        assertThat(order(graph(4, 2, 0))).containsExactly(1, 2, 0, 3);
        assertThat(order(graph(4, 3, 2, 2, 1, 1, 0))).containsExactly(3, 2, 1, 0);
        assertThat(order(graph(3, 1, 0, 1, 0))).containsExactly(1, 0, 2);
    }

    @Test
    void ranksSayWhichOrderIsKept() {
        assertThat(order(graph(3), new int[] {2, 0, 1}, circle -> new int[0])).containsExactly(1, 2, 0);
    }

    @Test
    void aCircleIsGivenByItsEdgesAndOpenedByOneOfThem() {
        DirectedGraph graph = graph(5, 1, 2, 2, 3, 3, 1, 3, 0);
        List<List<Integer>> circles = new ArrayList<>();

        List<Integer> order = order(graph, natural(5), circle -> {
            List<Integer> nodes = new ArrayList<>();
            for (int index = 0; index < circle.length; index++) {
                int next = circle[(index + 1) % circle.length];
                assertThat(graph.to(circle[index])).isEqualTo(graph.from(next));
                nodes.add(graph.from(circle[index]));
            }
            circles.add(nodes);
            return new int[] {2};
        });

        assertThat(circles).hasSize(1);
        assertThat(circles.get(0)).containsExactlyInAnyOrder(1, 2, 3);
        assertThat(order).containsExactly(4, 1, 2, 3, 0);
    }

    @Test
    void aCircleThatIsNotOpenedIsAnError() {
        assertThatThrownBy(() -> order(graph(2, 0, 1, 1, 0))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void manyCirclesOnALongPathTakeNoLongerThanTheirEdges() {
        DirectedGraph graph = new DirectedGraph(MANY);
        for (int node = 0; node + 1 < MANY; node += 2) {
            graph.edge(node, node + 1);
            graph.edge(node + 1, node);
            if (node + 2 < MANY) {
                graph.edge(node + 2, node);
            }
        }
        int[] opened = {0};

        List<Integer> order = order(graph, natural(MANY), circle -> {
            opened[0]++;
            return new int[] {circle[0]};
        });

        assertThat(opened[0]).isEqualTo(MANY / 2);
        assertThat(order).hasSize(MANY).doesNotHaveDuplicates();
    }

    @Test
    void randomOrdersKeepEveryEdge() {
        Random random = new Random(7);
        for (int round = 0; round < 200; round++) {
            int nodes = 1 + random.nextInt(30);
            DirectedGraph graph = new DirectedGraph(nodes);
            int[] secret = natural(nodes);
            for (int index = nodes - 1; index > 0; index--) {
                int other = random.nextInt(index + 1);
                int swapped = secret[index];
                secret[index] = secret[other];
                secret[other] = swapped;
            }
            for (int edge = 0; edge < nodes * 2; edge++) {
                int one = random.nextInt(nodes);
                int two = random.nextInt(nodes);
                if (secret[one] < secret[two]) {
                    graph.edge(one, two);
                }
            }
            List<Integer> order = order(graph);
            int[] places = new int[nodes];
            for (int place = 0; place < nodes; place++) {
                places[order.get(place)] = place;
            }
            assertThat(StableOrder.holds(graph, places)).isTrue();
            int[] levels = Levels.of(graph);
            for (int edge = 0; edge < graph.edges(); edge++) {
                assertThat(levels[graph.from(edge)]).isLessThan(levels[graph.to(edge)]);
            }
            assertThat(Components.of(graph).count()).isEqualTo(nodes);
        }
    }

    @Test
    void levelsAreTheLongestPaths() {
        assertThat(Levels.of(graph(5, 0, 1, 1, 2, 0, 2, 3, 2))).containsExactly(0, 1, 2, 0, 0);
        assertThat(Levels.of(graph(3, 0, 1, 1, 0))).containsExactly(1, 1, 0);
    }

    @Test
    void componentsAreWhatReachesEachOther() {
        Components components = Components.of(graph(6, 0, 1, 1, 2, 2, 0, 2, 3, 4, 4));

        assertThat(components.count()).isEqualTo(4);
        assertThat(components.of(0)).isEqualTo(components.of(1)).isEqualTo(components.of(2));
        assertThat(components.of(3)).isLessThan(components.of(0));
        boolean[] cyclic = components.cyclic();
        assertThat(cyclic[components.of(0)]).isTrue();
        assertThat(cyclic[components.of(4)]).isTrue();
        assertThat(cyclic[components.of(3)]).isFalse();
        assertThat(cyclic[components.of(5)]).isFalse();
    }

    @Test
    void aLongChainNeedsNoDeepStack() {
        DirectedGraph chain = new DirectedGraph(MANY);
        for (int node = 1; node < MANY; node++) {
            chain.edge(node, node - 1);
        }

        assertThat(Components.of(chain).count()).isEqualTo(MANY);
        assertThat(Levels.of(chain)[0]).isEqualTo(MANY - 1);
        assertThat(order(chain)).startsWith(MANY - 1).endsWith(0);
    }
}
