package io.mercator.api.sql;

import io.mercator.api.type.SqlType;

/**
 * An expression with a name in the select list.
 *
 * @param <T> the Java class of its values
 */
public final class Labeled<T> extends AbstractNode implements Expression<T> {
    private final Expression<T> expression;
    private final String label;

    Labeled(Expression<T> expression, String label) {
        super(label, expression);
        this.expression = expression;
        this.label = label;
    }

    @Override
    public Class<? extends SqlNode> kind() {
        return Labeled.class;
    }

    /**
     * Returns what is named.
     *
     * @return the expression
     */
    public Expression<T> expression() {
        return expression;
    }

    /**
     * Returns the name.
     *
     * @return the label, unquoted
     */
    public String label() {
        return label;
    }

    @Override
    public SqlType<T> type() {
        return expression.type();
    }
}
