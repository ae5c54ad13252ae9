package io.mercator.api.sql;

/** {@code NOT} before a condition that has no opposite operator. */
public final class Negation extends AbstractNode implements Condition {
    private final Expression<Boolean> condition;

    Negation(Expression<Boolean> condition) {
        super("NOT", condition);
        this.condition = condition;
    }

    @Override
    public Class<Negation> kind() {
        return Negation.class;
    }

    /**
     * Returns what is negated.
     *
     * @return the condition
     */
    public Expression<Boolean> condition() {
        return condition;
    }

    @Override
    public Condition not() {
        return condition instanceof Condition inner ? inner : new Negation(this);
    }
}
