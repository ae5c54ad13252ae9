package io.mercator.api.sql;

import io.mercator.api.type.SqlType;

/**
 * A string compared by the rules of a collation: {@code COLLATE} (SQL:2016, 10.7).
 *
 * @param <T> the Java class of the values
 */
public final class Collate<T> extends AbstractNode implements Expression<T> {
    private final Expression<T> expression;
    private final String collation;

    Collate(Expression<T> expression, String collation) {
        super(collation, expression);
        this.expression = expression;
        this.collation = collation;
    }

    @Override
    public Class<? extends SqlNode> kind() {
        return Collate.class;
    }

    /**
     * Returns what is compared.
     *
     * @return the expression
     */
    public Expression<T> expression() {
        return expression;
    }

    /**
     * Returns the collation's name.
     *
     * @return a name of the database's
     */
    public String collation() {
        return collation;
    }

    @Override
    public SqlType<T> type() {
        return expression.type();
    }
}
