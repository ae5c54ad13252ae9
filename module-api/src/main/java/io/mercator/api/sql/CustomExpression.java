package io.mercator.api.sql;

import io.mercator.api.type.SqlType;
import java.util.List;

/**
 * An expression of the user's own. A dialect may render it through its renderers; elsewhere {@link #standard} says what
 * it means in terms that Mercator knows.
 *
 * @param <T> the Java class of its values
 */
public abstract non-sealed class CustomExpression<T> extends AbstractNode implements Expression<T> {
    private final SqlType<T> type;

    /**
     * Creates an expression whose SQL text depends only on its class, the facts and the children.
     *
     * @param type the type of its values
     * @param facts what tells it from others of its class: an immutable value with {@code equals}
     * @param children the expressions below it, in the order of their bound values
     */
    protected CustomExpression(SqlType<T> type, Object facts, List<? extends SqlNode> children) {
        super(facts, 0, true, children.toArray(new SqlNode[0]));
        this.type = type;
    }

    /**
     * Creates an expression without a declared shape: statements that hold it are rendered anew each time.
     *
     * @param type the type of its values
     * @param children the expressions below it, in the order of their bound values
     */
    protected CustomExpression(SqlType<T> type, List<? extends SqlNode> children) {
        super("", 0, false, children.toArray(new SqlNode[0]));
        this.type = type;
    }

    /**
     * Says what the expression means where the dialect has no renderer for it.
     *
     * @return an expression made of this one's children
     */
    public abstract Expression<T> standard();

    @Override
    @SuppressWarnings("unchecked") // every subclass of this class is a node
    public Class<? extends SqlNode> kind() {
        return (Class<? extends SqlNode>) getClass();
    }

    @Override
    public final SqlType<T> type() {
        return type;
    }
}
