package io.mercator.api.sql;

import io.mercator.api.error.SchemaException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Queries with one operator between them (SQL:2016, 7.17). Each method returns a new statement; made by
 * {@link QueryExpression#union} and its like.
 *
 * @param <R> the rows
 */
public final class SetOperation<R extends Row> extends AbstractNode implements QueryExpression<R> {
    private final SetOperator operator;
    private final List<QueryExpression<R>> operands;
    private final List<OrderItem> orderBy;
    private final @Nullable RowLimit rowLimit;

    private SetOperation(
            SetOperator operator,
            List<QueryExpression<R>> operands,
            List<OrderItem> orderBy,
            @Nullable RowLimit rowLimit) {
        super(
                new Facts(operator, operands.size(), orderBy.size(), rowLimit != null),
                children(operands, orderBy, rowLimit));
        this.operator = operator;
        this.operands = operands;
        this.orderBy = orderBy;
        this.rowLimit = rowLimit;
    }

    private record Facts(SetOperator operator, int operands, int orderBy, boolean rowLimit) {}

    private static List<SqlNode> children(
            List<? extends SqlNode> operands, List<OrderItem> orderBy, @Nullable RowLimit rowLimit) {
        List<SqlNode> children = new ArrayList<>(operands);
        children.addAll(orderBy);
        if (rowLimit != null) {
            children.add(rowLimit);
        }
        return children;
    }

    static <R extends Row> SetOperation<R> of(SetOperator operator, QueryExpression<R> left, QueryExpression<R> right) {
        if (left.columns().size() != right.columns().size()) {
            throw new SchemaException(operator.words() + " joins queries of as many columns, and these have "
                    + left.columns().size() + " (" + String.join(", ", left.labels()) + ") and "
                    + right.columns().size() + " (" + String.join(", ", right.labels()) + "). Select as many in both.");
        }
        List<QueryExpression<R>> operands = new ArrayList<>();
        if (left instanceof SetOperation<R> known && known.operator == operator && known.isBare()) {
            operands.addAll(known.operands);
        } else {
            operands.add(left);
        }
        operands.add(right);
        return new SetOperation<>(operator, List.copyOf(operands), List.of(), null);
    }

    private boolean isBare() {
        return orderBy.isEmpty() && rowLimit == null;
    }

    /**
     * Adds to ORDER BY.
     *
     * @param items columns of the first query, or labels of it, with {@code desc()} where wanted
     * @return a new statement
     */
    public SetOperation<R> orderBy(OrderItem... items) {
        List<OrderItem> all = new ArrayList<>(orderBy);
        all.addAll(List.of(items));
        return new SetOperation<>(operator, operands, List.copyOf(all), rowLimit);
    }

    /**
     * Limits the number of rows.
     *
     * @param rows the most rows, at least 0, bound as a parameter
     * @return a new statement
     */
    public SetOperation<R> limit(long rows) {
        return new SetOperation<>(operator, operands, orderBy, RowLimit.limited(rowLimit, rows));
    }

    /**
     * Skips rows at the beginning.
     *
     * @param rows how many, at least 0, bound as a parameter
     * @return a new statement
     */
    public SetOperation<R> offset(long rows) {
        return new SetOperation<>(operator, operands, orderBy, RowLimit.skipped(rowLimit, rows));
    }

    @Override
    public Class<? extends SqlNode> kind() {
        return SetOperation.class;
    }

    /**
     * Returns the operator.
     *
     * @return the operator between the queries
     */
    public SetOperator operator() {
        return operator;
    }

    /**
     * Returns the queries.
     *
     * @return at least two, in order
     */
    public List<QueryExpression<R>> operands() {
        return operands;
    }

    /**
     * Returns the order.
     *
     * @return the items, possibly none
     */
    public List<OrderItem> orderItems() {
        return orderBy;
    }

    /**
     * Returns the limit and the offset.
     *
     * @return the limit, empty when neither was said
     */
    public Optional<RowLimit> rowLimit() {
        return Optional.ofNullable(rowLimit);
    }

    @Override
    public List<Expression<?>> columns() {
        return operands.get(0).columns();
    }

    @Override
    public List<String> labels() {
        return operands.get(0).labels();
    }
}
