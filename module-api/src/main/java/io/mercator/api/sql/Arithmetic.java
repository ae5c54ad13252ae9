package io.mercator.api.sql;

import io.mercator.api.type.SqlType;
import java.util.ArrayList;
import java.util.List;

/**
 * A calculation with numbers: operands with one operator between them, from left to right (SQL:2016, 6.29).
 *
 * @param <T> the Java class of the numbers
 */
public final class Arithmetic<T> extends AbstractNode implements Expression<T> {
    private final ArithmeticOperator operator;
    private final List<Expression<T>> operands;
    private final SqlType<T> type;

    private Arithmetic(ArithmeticOperator operator, List<Expression<T>> operands) {
        super(operator, operands);
        this.operator = operator;
        this.operands = List.copyOf(operands);
        this.type = operands.get(0).type();
    }

    /** Sums and products take one level for any number of operands. */
    static <T> Arithmetic<T> of(ArithmeticOperator operator, Expression<T> left, Expression<T> right) {
        List<Expression<T>> operands = new ArrayList<>();
        boolean joins = operator != ArithmeticOperator.MODULO;
        if (joins && left instanceof Arithmetic<T> known && known.operator == operator) {
            operands.addAll(known.operands);
        } else {
            operands.add(left);
        }
        operands.add(right);
        return new Arithmetic<>(operator, operands);
    }

    @Override
    public Class<? extends SqlNode> kind() {
        return Arithmetic.class;
    }

    /**
     * Returns the operator.
     *
     * @return the operator between the operands
     */
    public ArithmeticOperator operator() {
        return operator;
    }

    /**
     * Returns the operands.
     *
     * @return at least two, from left to right
     */
    public List<Expression<T>> operands() {
        return operands;
    }

    @Override
    public SqlType<T> type() {
        return type;
    }
}
