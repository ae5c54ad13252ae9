package io.mercator.api.sql;

import io.mercator.api.type.SqlType;
import io.mercator.api.type.Types;

/**
 * A lock of a number that means what the programs agree on, held to the end of the transaction: TRUE when it is held. Made by
 * {@link Sql#advisoryLock} and {@link Sql#tryAdvisoryLock}.
 */
public final class AdvisoryLock extends AbstractNode implements Expression<Boolean> {
    private final Expression<Long> key;
    private final boolean waiting;

    AdvisoryLock(Expression<Long> key, boolean waiting) {
        super(waiting, key);
        this.key = key;
        this.waiting = waiting;
    }

    @Override
    public Class<AdvisoryLock> kind() {
        return AdvisoryLock.class;
    }

    /**
     * Returns what is locked.
     *
     * @return a number
     */
    public Expression<Long> key() {
        return key;
    }

    /**
     * Tells what is done when another transaction holds the lock.
     *
     * @return true to wait, false to give FALSE at once
     */
    public boolean isWaiting() {
        return waiting;
    }

    @Override
    public SqlType<Boolean> type() {
        return Types.BOOLEAN;
    }
}
