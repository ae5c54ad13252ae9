package io.mercator.benchmarks.jdbc;

import io.mercator.benchmarks.database.OpenDatabase;
import io.mercator.benchmarks.workload.Changes;
import io.mercator.benchmarks.workload.Contender;
import io.mercator.benchmarks.workload.Lookups;
import io.mercator.benchmarks.workload.Reads;
import io.mercator.benchmarks.workload.SingleChanges;

/** Hand-written JDBC over the pool. */
public final class JdbcContender implements Contender {
    private final JdbcReads reads;
    private final JdbcLookups lookups;
    private final JdbcChanges changes;
    private final JdbcSingleChanges singles;

    public JdbcContender(OpenDatabase database) {
        this.reads = new JdbcReads(database.pool());
        this.lookups = new JdbcLookups(database.pool(), database.database().twentyRows());
        this.changes = new JdbcChanges(database.pool());
        this.singles = new JdbcSingleChanges(database.pool());
    }

    @Override
    public Reads reads() {
        return reads;
    }

    @Override
    public Lookups lookups() {
        return lookups;
    }

    @Override
    public Changes changes() {
        return changes;
    }

    @Override
    public SingleChanges singles() {
        return singles;
    }

    /** The pool is the database's. */
    @Override
    public void close() {}
}
