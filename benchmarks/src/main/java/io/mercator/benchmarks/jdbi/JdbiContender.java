package io.mercator.benchmarks.jdbi;

import io.mercator.benchmarks.database.OpenDatabase;
import io.mercator.benchmarks.workload.Changes;
import io.mercator.benchmarks.workload.Contender;
import io.mercator.benchmarks.workload.Lookups;
import io.mercator.benchmarks.workload.Reads;
import io.mercator.benchmarks.workload.SingleChanges;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.TemplateEngine;

/** JDBI over the pool: statements by hand without templates, parameters by position, rows read by lambdas. */
public final class JdbiContender implements Contender {
    private final JdbiReads reads;
    private final JdbiLookups lookups;
    private final JdbiChanges changes;
    private final JdbiSingleChanges singles;

    public JdbiContender(OpenDatabase database) {
        Jdbi jdbi = Jdbi.create(database.pool());
        jdbi.configure(SqlStatements.class, statements -> statements.setTemplateEngine(TemplateEngine.NOP));
        this.reads = new JdbiReads(jdbi);
        this.lookups = new JdbiLookups(jdbi, database.database().twentyRows());
        this.changes = new JdbiChanges(jdbi, database.database());
        this.singles = new JdbiSingleChanges(jdbi);
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
