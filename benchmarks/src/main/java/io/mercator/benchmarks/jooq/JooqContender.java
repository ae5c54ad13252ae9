package io.mercator.benchmarks.jooq;

import io.mercator.benchmarks.database.Database;
import io.mercator.benchmarks.database.OpenDatabase;
import io.mercator.benchmarks.workload.Changes;
import io.mercator.benchmarks.workload.Contender;
import io.mercator.benchmarks.workload.Lookups;
import io.mercator.benchmarks.workload.Reads;
import io.mercator.benchmarks.workload.SingleChanges;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.FetchTriggerValuesAfterReturning;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;

/** jOOQ over the pool, without its log of executions and without asking the driver for warnings. */
public final class JooqContender implements Contender {
    private final JooqReads reads;
    private final JooqLookups lookups;
    private final JooqChanges changes;
    private final JooqSingleChanges singles;

    public JooqContender(OpenDatabase database) {
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
        Settings settings = new Settings()
                .withExecuteLogging(false)
                .withFetchWarnings(false)
                .withRenderSchema(false)
                // There are no triggers, without which keys of many rows come back from SQLite too.
                .withFetchTriggerValuesAfterReturning(FetchTriggerValuesAfterReturning.NEVER)
                // The case of the tables' names is each database's own.
                .withRenderQuotedNames(RenderQuotedNames.EXPLICIT_DEFAULT_UNQUOTED);
        DSLContext dsl = DSL.using(database.pool(), dialect(database.database()), settings);
        this.reads = new JooqReads(dsl);
        this.lookups = new JooqLookups(dsl);
        this.changes = new JooqChanges(dsl, database.database());
        this.singles = new JooqSingleChanges(dsl);
    }

    private static SQLDialect dialect(Database database) {
        return switch (database) {
            case H2 -> SQLDialect.H2;
            case SQLITE -> SQLDialect.SQLITE;
            case DERBY -> SQLDialect.DERBY;
            case POSTGRESQL -> SQLDialect.POSTGRES;
            case MARIADB -> SQLDialect.MARIADB;
        };
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
