package io.mercator.api.sql;

import java.util.ArrayList;
import java.util.List;

/** Conditions joined by AND or OR; any number of them on one level. */
public final class Junction extends AbstractNode implements Condition {
    /** What joins the members. */
    public enum Operator {
        /** All must hold. */
        AND,
        /** One must hold. */
        OR
    }

    private final Operator operator;
    private final List<Expression<Boolean>> members;

    private Junction(Operator operator, List<Expression<Boolean>> members) {
        super(operator, members);
        this.operator = operator;
        this.members = members;
    }

    static Condition of(Operator operator, List<? extends Expression<Boolean>> conditions) {
        List<Expression<Boolean>> members = new ArrayList<>(conditions.size());
        for (Expression<Boolean> condition : conditions) {
            if (condition instanceof Junction junction && junction.operator == operator) {
                members.addAll(junction.members);
            } else {
                members.add(condition);
            }
        }
        return members.size() == 1 && members.get(0) instanceof Condition single
                ? single
                : new Junction(operator, List.copyOf(members));
    }

    @Override
    public Class<Junction> kind() {
        return Junction.class;
    }

    /**
     * Returns what joins the members.
     *
     * @return AND or OR
     */
    public Operator operator() {
        return operator;
    }

    /**
     * Returns the members.
     *
     * @return an unmodifiable list; none of them is a junction of the same operator
     */
    public List<Expression<Boolean>> members() {
        return members;
    }
}
