package io.mercator.session.flush;

import io.mercator.session.graph.DirectedGraph;
import io.mercator.session.graph.StableOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts the rows of a flush in order: the usual one where it does, else one as near to it as possible in which nothing waits.
 * Rows that exchange unique values wait for each other in a circle; one of them is parked, which opens it.
 */
final class FlushOrder {
    private final RowGraph rows;
    private final List<FlushAction> ordered = new ArrayList<>();

    private FlushOrder(RowGraph rows) {
        this.rows = rows;
    }

    static List<FlushAction> of(RowGraph rows) {
        if (rows.isFree()) {
            return Places.inTurn(rows);
        }
        DirectedGraph edges = rows.edges();
        int[] ranks = Places.ranks(rows, edges);
        FlushOrder order = new FlushOrder(rows);
        if (StableOrder.holds(edges, ranks)) {
            order.takeAll(ranks);
        } else {
            StableOrder.forEach(edges, ranks, order::take, circle -> order.open(circle, ranks));
        }
        return order.ordered;
    }

    private void takeAll(int[] ranks) {
        int[] byRank = new int[ranks.length];
        for (int node = 0; node < ranks.length; node++) {
            byRank[ranks[node]] = node;
        }
        for (int node : byRank) {
            take(node);
        }
    }

    private void take(int node) {
        ordered.add(rows.actions().get(node));
    }

    private int[] open(int[] circle, int[] ranks) {
        int parked = -1;
        UpdateAction parking = null;
        for (int edge : circle) {
            Wait wait = rows.waits().get(edge);
            boolean isEarlier = parked < 0
                    || ranks[wait.before().node()]
                            < ranks[rows.waits().get(parked).before().node()];
            UpdateAction candidate = wait.key() != null && isEarlier ? Parking.of(wait.before(), wait.key()) : null;
            if (candidate != null) {
                parked = edge;
                parking = candidate;
            }
        }
        if (parking == null) {
            List<Wait> waits = new ArrayList<>();
            for (int edge : circle) {
                waits.add(rows.waits().get(edge));
            }
            throw CircleErrors.of(waits);
        }
        ordered.add(parking);
        return new int[] {parked};
    }
}
