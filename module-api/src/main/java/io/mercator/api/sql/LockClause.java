package io.mercator.api.sql;

import java.util.List;

/** The locking of the rows that a SELECT gives: {@code FOR UPDATE} (SQL:2016, 14.1, and what databases made of it). */
public final class LockClause extends AbstractNode implements SqlNode {
    /** What is done about a row that another transaction has locked. */
    public enum Wait {
        /** It is waited for. */
        WAIT,
        /** The statement fails at once. */
        NOWAIT,
        /** The row is left out. */
        SKIP_LOCKED
    }

    private final Wait wait;
    private final List<FromItem> of;

    private LockClause(Wait wait, List<FromItem> of) {
        super(new Facts(wait, of.size()), of);
        this.wait = wait;
        this.of = of;
    }

    private record Facts(Wait waiting, int of) {}

    static LockClause of(Wait wait, FromItem... items) {
        return new LockClause(wait, List.of(items));
    }

    @Override
    public Class<LockClause> kind() {
        return LockClause.class;
    }

    /**
     * Returns what is done about locked rows.
     *
     * @return wait, fail or skip
     */
    public Wait waiting() {
        return wait;
    }

    /**
     * Returns of which items rows are locked.
     *
     * @return the items, none for all
     */
    public List<FromItem> items() {
        return of;
    }
}
