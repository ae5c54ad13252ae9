package io.mercator.api.sql;

import io.mercator.api.error.CompileException;
import io.mercator.api.type.SqlType;
import java.util.regex.Pattern;

/**
 * Two expressions with an operator between them that Mercator does not know: {@code a -> b}, {@code a REGEXP b}. Made by
 * {@link Sql#operation}.
 *
 * @param <T> the Java class of the result
 */
public final class CustomOperation<T> extends AbstractNode implements Expression<T> {
    private static final Pattern OPERATOR = Pattern.compile("[-+*/<>=~!@#%^&|?:]{1,8}|[A-Za-z]+( [A-Za-z]+){0,3}");

    private final Expression<?> left;
    private final String operator;
    private final Expression<?> right;
    private final SqlType<T> type;

    CustomOperation(Expression<?> left, String operator, Expression<?> right, SqlType<T> type) {
        super(new Facts(checked(operator), type), left, right);
        this.left = left;
        this.operator = operator;
        this.right = right;
        this.type = type;
    }

    private record Facts(String operator, SqlType<?> type) {}

    private static String checked(String operator) {
        boolean comment = operator.contains("--") || operator.contains("/*") || operator.contains("*/");
        if (comment || !OPERATOR.matcher(operator).matches()) {
            throw new CompileException("'" + operator + "' is no operator: signs without '--' and '/*', or words of"
                    + " letters, may be one. Use text(...) for other SQL.");
        }
        return operator;
    }

    @Override
    public Class<? extends SqlNode> kind() {
        return CustomOperation.class;
    }

    /**
     * Returns the left side.
     *
     * @return an expression
     */
    public Expression<?> left() {
        return left;
    }

    /**
     * Returns the operator.
     *
     * @return signs or words
     */
    public String operator() {
        return operator;
    }

    /**
     * Returns the right side.
     *
     * @return an expression
     */
    public Expression<?> right() {
        return right;
    }

    @Override
    public SqlType<T> type() {
        return type;
    }
}
