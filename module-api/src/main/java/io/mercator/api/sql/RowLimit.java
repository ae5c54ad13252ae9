package io.mercator.api.sql;

import io.mercator.api.type.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How many rows of a SELECT are given and how many are skipped before: {@code OFFSET ... FETCH FIRST} (SQL:2016, 7.17),
 * or {@code LIMIT ... OFFSET} where the database says it so. A node of its own, since dialects differ in it.
 */
public final class RowLimit extends AbstractNode implements SqlNode {
    private final @Nullable Expression<Long> limit;
    private final @Nullable Expression<Long> offset;

    RowLimit(@Nullable Expression<Long> limit, @Nullable Expression<Long> offset) {
        super(new Facts(limit != null, offset != null, isZero(limit)), children(limit, offset));
        this.limit = limit;
        this.offset = offset;
    }

    private record Facts(boolean limit, boolean offset, boolean zero) {}

    private static boolean isZero(@Nullable Expression<Long> limit) {
        return limit instanceof Bind<?> bind && Long.valueOf(0).equals(bind.value());
    }

    /**
     * Tells whether no row at all is wanted, which some databases must be told otherwise; so it is part of the shape.
     *
     * @return true for a limit of zero
     */
    public boolean isZero() {
        return isZero(limit);
    }

    /**
     * Returns the limit where it alone says how many rows are read: a number without an offset. With an offset the pages of
     * a list are one statement.
     *
     * @return the number, or null
     */
    public @Nullable Long number() {
        return limit instanceof Bind<?> bind && bind.value() instanceof Long rows && offset == null ? rows : null;
    }

    private static List<SqlNode> children(@Nullable Expression<Long> limit, @Nullable Expression<Long> offset) {
        List<SqlNode> children = new ArrayList<>(2);
        if (limit != null) {
            children.add(limit);
        }
        if (offset != null) {
            children.add(offset);
        }
        return children;
    }

    @Override
    public Class<RowLimit> kind() {
        return RowLimit.class;
    }

    /**
     * Returns the limit.
     *
     * @return the most rows, empty when there is no limit
     */
    public Optional<Expression<Long>> limit() {
        return Optional.ofNullable(limit);
    }

    /**
     * Returns the offset.
     *
     * @return how many rows are skipped, empty when none is
     */
    public Optional<Expression<Long>> offset() {
        return Optional.ofNullable(offset);
    }

    static RowLimit limited(@Nullable RowLimit before, long rows) {
        return new RowLimit(count(rows), before == null ? null : before.offset);
    }

    static RowLimit skipped(@Nullable RowLimit before, long rows) {
        return new RowLimit(before == null ? null : before.limit, count(rows));
    }

    private static Expression<Long> count(long rows) {
        if (rows < 0) {
            throw new IllegalArgumentException("A limit or offset must not be negative: " + rows);
        }
        return new Bind<>(rows, Types.BIGINT);
    }
}
