package io.mercator.api.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which of the rows an UPDATE or DELETE takes: so many in an order. No standard knows it; several databases have it. Made by
 * {@link Update#orderBy} and its like.
 */
public final class ChangeLimit extends AbstractNode implements SqlNode {
    static final ChangeLimit NONE = new ChangeLimit(List.of(), null);

    private final List<OrderItem> order;
    private final @Nullable RowLimit limit;

    private ChangeLimit(List<OrderItem> order, @Nullable RowLimit limit) {
        super(new Facts(order.size(), limit != null), children(order, limit));
        this.order = order;
        this.limit = limit;
    }

    private record Facts(int order, boolean limit) {}

    private static List<SqlNode> children(List<OrderItem> order, @Nullable RowLimit limit) {
        List<SqlNode> children = new ArrayList<>(order);
        if (limit != null) {
            children.add(limit);
        }
        return children;
    }

    ChangeLimit ordered(List<OrderItem> items) {
        return new ChangeLimit(List.copyOf(items), limit);
    }

    ChangeLimit limited(long rows) {
        return new ChangeLimit(order, RowLimit.limited(null, rows));
    }

    @Override
    public Class<ChangeLimit> kind() {
        return ChangeLimit.class;
    }

    /**
     * Tells whether all rows are taken.
     *
     * @return true without order and limit
     */
    public boolean isNone() {
        return order.isEmpty() && limit == null;
    }

    /**
     * Returns the order.
     *
     * @return its items, empty for none
     */
    public List<OrderItem> order() {
        return order;
    }

    /**
     * Returns how many rows are taken.
     *
     * @return the limit, empty for all
     */
    public Optional<RowLimit> limit() {
        return Optional.ofNullable(limit);
    }
}
