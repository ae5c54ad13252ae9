package io.mercator.engine.connect;

import java.lang.ref.Cleaner;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A checkout as its holder has it: when this object is collected, the holder is gone. */
final class FollowedCheckout implements Checkout {
    private final Holding holding;
    private Cleaner.@Nullable Cleanable cleaned;

    FollowedCheckout(Holding holding) {
        this.holding = holding;
    }

    void cleaned(Cleaner.Cleanable registered) {
        cleaned = registered;
    }

    @Override
    public Connection jdbc() {
        return holding.jdbc();
    }

    @Override
    public ConnectionStatements statements() {
        return holding.statements();
    }

    @Override
    public void used() {
        holding.used();
    }

    @Override
    public void release(boolean broken) throws SQLException {
        try {
            holding.release(broken);
        } finally {
            Cleaner.Cleanable known = cleaned;
            if (known != null) {
                known.clean();
            }
        }
    }
}
