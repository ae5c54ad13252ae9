package io.mercator.api.sql;

import io.mercator.api.type.SqlType;
import io.mercator.api.type.Types;
import java.util.ArrayList;
import java.util.List;

/** Strings put together: {@code ||} (SQL:2016, 6.31). NULL when one of them is NULL. */
public final class Concatenation extends AbstractNode implements Expression<String> {
    private final List<Expression<String>> operands;

    private Concatenation(List<Expression<String>> operands) {
        super("||", operands);
        this.operands = operands;
    }

    static Concatenation of(List<? extends Expression<String>> parts) {
        List<Expression<String>> operands = new ArrayList<>();
        for (Expression<String> part : parts) {
            if (part instanceof Concatenation inner) {
                operands.addAll(inner.operands);
            } else {
                operands.add(part);
            }
        }
        return new Concatenation(List.copyOf(operands));
    }

    @Override
    public Class<Concatenation> kind() {
        return Concatenation.class;
    }

    /**
     * Returns the strings.
     *
     * @return an unmodifiable list
     */
    public List<Expression<String>> operands() {
        return operands;
    }

    @Override
    public SqlType<String> type() {
        return Types.STRING;
    }
}
