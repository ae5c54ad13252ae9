package io.mercator.session.query;

import io.mercator.api.sql.Expression;

/**
 * The value of an expression.
 *
 * @param expression the expression
 */
public record ValuePart(Expression<?> expression) implements Part {
    @Override
    public String describe() {
        return "row";
    }
}
