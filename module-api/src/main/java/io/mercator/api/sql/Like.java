package io.mercator.api.sql;

import io.mercator.api.error.CompileException;
import io.mercator.api.type.CustomType;
import io.mercator.api.type.Types;

/** {@code LIKE} (SQL:2016, 8.5). */
public final class Like extends AbstractNode implements Condition {
    /** The sign before a {@code %}, a {@code _} or itself that is meant as it stands, where the pattern was made of a value. */
    public static final char ESCAPE = '/';

    private final Expression<?> expression;
    private final Expression<String> pattern;
    private final Mode mode;

    private record Mode(boolean negated, boolean escaped, boolean ignoresCase) {}

    Like(Expression<?> expression, String pattern, boolean negated) {
        this(expression, new Bind<>(pattern, Types.STRING), new Mode(negated, false, false));
    }

    private Like(Expression<?> expression, Expression<String> pattern, Mode mode) {
        super(mode, expression, pattern);
        if (!expression.type().isCharacter() && !(expression.type() instanceof CustomType<?>)) {
            throw new CompileException("LIKE matches strings, and "
                    + (expression instanceof ColumnRef<?> column ? "column '" + column.name() + "'" : "the expression")
                    + " is " + expression.type() + ". Compare with eq(...) or between(...).");
        }
        this.expression = expression;
        this.pattern = pattern;
        this.mode = mode;
    }

    static Like of(Expression<?> expression, Expression<String> pattern, boolean ignoresCase) {
        return new Like(expression, pattern, new Mode(false, false, ignoresCase));
    }

    /** Matches a value as it stands, with anything before or after it. */
    static Like literal(Expression<?> expression, String before, String value, String after) {
        StringBuilder pattern = new StringBuilder(before);
        for (char character : value.toCharArray()) {
            if (character == '%' || character == '_' || character == ESCAPE) {
                pattern.append(ESCAPE);
            }
            pattern.append(character);
        }
        return new Like(
                expression, new Bind<>(pattern.append(after).toString(), Types.STRING), new Mode(false, true, false));
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
        return mode.negated();
    }

    /**
     * Tells whether the pattern has signs that are meant as they stand, each after {@link #ESCAPE}.
     *
     * @return true if so
     */
    public boolean isEscaped() {
        return mode.escaped();
    }

    /**
     * Tells whether upper and lower case are the same.
     *
     * @return true for ILIKE
     */
    public boolean ignoresCase() {
        return mode.ignoresCase();
    }

    @Override
    public Condition not() {
        return new Like(expression, pattern, new Mode(!mode.negated(), mode.escaped(), mode.ignoresCase()));
    }
}
