package io.mercator.api.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Two FROM items joined (SQL:2016, 7.10). Made by {@link FromItem#join(FromItem)} and its like. */
public final class Join extends AbstractNode implements FromItem {
    private final FromItem left;
    private final JoinKind joinKind;
    private final FromItem right;
    private final @Nullable Expression<Boolean> on;

    Join(FromItem left, JoinKind joinKind, FromItem right, @Nullable Expression<Boolean> on) {
        super(joinKind, on == null ? List.of(left, right) : List.of(left, right, on));
        this.left = left;
        this.joinKind = joinKind;
        this.right = right;
        this.on = on;
    }

    @Override
    public Class<? extends SqlNode> kind() {
        return Join.class;
    }

    /**
     * Returns the left side.
     *
     * @return a FROM item, possibly a join itself
     */
    public FromItem left() {
        return left;
    }

    /**
     * Returns the kind of join.
     *
     * @return the kind
     */
    public JoinKind joinKind() {
        return joinKind;
    }

    /**
     * Returns the right side.
     *
     * @return a FROM item
     */
    public FromItem right() {
        return right;
    }

    /**
     * Returns which rows fit each other.
     *
     * @return the condition, empty for a cross join
     */
    public Optional<Expression<Boolean>> on() {
        return Optional.ofNullable(on);
    }

    /** {@inheritDoc} That of the left side, by which errors name the join. */
    @Override
    public String correlationName() {
        return left.correlationName();
    }

    @Override
    public List<FromItem> leaves() {
        List<FromItem> leaves = new ArrayList<>(left.leaves());
        leaves.addAll(right.leaves());
        return leaves;
    }
}
