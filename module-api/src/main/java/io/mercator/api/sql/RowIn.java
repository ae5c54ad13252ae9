package io.mercator.api.sql;

import java.util.ArrayList;
import java.util.List;

/** A tuple tested for being one of several (SQL:2016, 8.4). */
public final class RowIn extends AbstractNode implements Condition {
    private final RowValue row;
    private final List<RowValue> values;
    private final boolean negated;

    RowIn(RowValue row, List<RowValue> values, boolean negated) {
        super(new Facts(values.size(), negated), children(row, values));
        this.row = row;
        this.values = List.copyOf(values);
        this.negated = negated;
    }

    private record Facts(int values, boolean negated) {}

    private static List<SqlNode> children(RowValue row, List<RowValue> values) {
        List<SqlNode> children = new ArrayList<>(values.size() + 1);
        children.add(row);
        children.addAll(values);
        return children;
    }

    @Override
    public Class<RowIn> kind() {
        return RowIn.class;
    }

    /**
     * Returns what is tested.
     *
     * @return the tuple
     */
    public RowValue row() {
        return row;
    }

    /**
     * Returns what it is compared with.
     *
     * @return tuples of as many members, possibly none
     */
    public List<RowValue> values() {
        return values;
    }

    /**
     * Tells whether it is NOT IN.
     *
     * @return true for the opposite
     */
    public boolean isNegated() {
        return negated;
    }

    @Override
    public Condition not() {
        return new RowIn(row, values, !negated);
    }
}
