package io.mercator.engine.execute;

import io.mercator.api.dialect.Capability;
import io.mercator.api.dialect.Dialect;
import io.mercator.api.error.SchemaException;
import java.sql.SQLException;

/**
 * Looks at the statements of one checkout for what the database itself does not guard: that a connection for reading writes,
 * and that a definition commits what a transaction has changed before. Where the database has both, it looks at nothing.
 */
final class StatementGuard {
    private final Dialect dialect;
    private final boolean definitionsCommit;
    private boolean onlyReads;
    private boolean changed;

    StatementGuard(Dialect dialect) {
        this.dialect = dialect;
        this.definitionsCommit = !dialect.has(Capability.TRANSACTIONAL_DDL);
    }

    /** From now on statements that write are refused. */
    void onlyReads() {
        onlyReads = !dialect.has(Capability.READ_ONLY_CONNECTIONS);
    }

    /** Refuses a definition that would commit what it does not belong to. */
    void beforeAnnouncing(SentStatement sent) {
        if (changed && sent.commits(dialect)) {
            throw new SchemaException(
                    "The database '" + dialect.name() + "' commits when it defines something, and this"
                            + " transaction has changed rows, which could not be rolled back any more. Call commit() or rollback()"
                            + " before: " + sent.sql());
        }
    }

    /** In the words and the state of the standard (SQL:2016, part 2, table 33: read-only SQL-transaction). */
    void beforeSending(SentStatement sent) throws SQLException {
        if (onlyReads && !sent.isReading()) {
            throw new SQLException("The connection is read-only", "25006");
        }
    }

    /** Tells whether the transaction must be committed now: rolling back a part of a definition would damage the rest. */
    boolean isCommittedBy(SentStatement sent) {
        if (!definitionsCommit) {
            return false;
        }
        boolean commits = sent.commits(dialect);
        changed |= !commits && !sent.isReading();
        return commits;
    }

    /** The transaction has ended. */
    void ended() {
        changed = false;
    }
}
