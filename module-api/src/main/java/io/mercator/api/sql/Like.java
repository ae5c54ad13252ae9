package io.mercator.api.sql;

import io.mercator.api.error.CompileException;
import io.mercator.api.type.CustomType;
import io.mercator.api.type.Types;

/** {@code LIKE} (SQL:2016, 8.5). */
public final class Like extends AbstractNode implements Condition {
    private final Expression<?> expression;
    private final Expression<String> pattern;
    private final boolean negated;

    Like(Expression<?> expression, String pattern, boolean negated) {
        this(expression, new Bind<>(pattern, Types.STRING), negated);
    }

    private Like(Expression<?> expression, Expression<String> pattern, boolean negated) {
        super(negated, expression, pattern);
        if (!expression.type().isCharacter() && !(expression.type() instanceof CustomType<?>)) {
            throw new CompileException("LIKE matches strings, and "
                    + (expression instanceof ColumnRef<?> column ? "column '" + column.name() + "'" : "the expression")
                    + " is " + expression.type() + ". Compare with eq(...) or between(...).");
        }
        this.expression = expression;
        this.pattern = pattern;
        this.negated = negated;
    }

    @Override
    public Class<Like> kind() {
        return Like.class;
    }

    /**
     * Returns what is matched.
     *
     * @return an expression of a character type
     */
    public Expression<?> expression() {
        return expression;
    }

    /**
     * Returns the pattern.
     *
     * @return an expression
     */
    public Expression<String> pattern() {
        return pattern;
    }

    /**
     * Tells whether it is NOT LIKE.
     *
     * @return true for the opposite
     */
    public boolean isNegated() {
        return negated;
    }

    @Override
    public Condition not() {
        return new Like(expression, pattern, !negated);
    }
}
