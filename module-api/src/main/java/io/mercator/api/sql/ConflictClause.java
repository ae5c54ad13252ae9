package io.mercator.api.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an INSERT does with a row whose key is there already: nothing, or an update of the row that has it. Databases write it
 * differently: {@code ON CONFLICT}, {@code ON DUPLICATE KEY}, {@code MERGE} (SQL:2016, 14.12). Made by {@link Insert#onConflict}.
 */
public final class ConflictClause extends AbstractNode implements SqlNode {
    private final List<ColumnRef<?>> target;
    private final List<Assignment> updates;
    private final @Nullable Condition where;

    ConflictClause(List<ColumnRef<?>> target, List<Assignment> updates, @Nullable Condition where) {
        super(new Facts(target.size(), updates.size(), where != null), children(target, updates, where));
        this.target = target;
        this.updates = updates;
        this.where = where;
    }

    private record Facts(int target, int updates, boolean where) {}

    private static List<SqlNode> children(
            List<ColumnRef<?>> target, List<Assignment> updates, @Nullable Condition where) {
        List<SqlNode> children = new ArrayList<>(target);
        children.addAll(updates);
        if (where != null) {
            children.add(where);
        }
        return children;
    }

    @Override
    public Class<ConflictClause> kind() {
        return ConflictClause.class;
    }

    /**
     * Returns the columns of the key that may be there already.
     *
     * @return the columns, none for any key
     */
    public List<ColumnRef<?>> target() {
        return target;
    }

    /**
     * Returns what is updated in the row that is there.
     *
     * @return the assignments, none to leave the row as it is
     */
    public List<Assignment> updates() {
        return updates;
    }

    /**
     * Returns which rows are updated.
     *
     * @return the condition, empty for all
     */
    public Optional<Condition> where() {
        return Optional.ofNullable(where);
    }
}
