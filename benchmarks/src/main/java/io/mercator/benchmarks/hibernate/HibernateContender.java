package io.mercator.benchmarks.hibernate;

import io.mercator.benchmarks.database.OpenDatabase;
import io.mercator.benchmarks.workload.Changes;
import io.mercator.benchmarks.workload.Contender;
import io.mercator.benchmarks.workload.Lookups;
import io.mercator.benchmarks.workload.Reads;
import io.mercator.benchmarks.workload.SingleChanges;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.BatchSettings;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.jpa.HibernatePersistenceConfiguration;

/** Hibernate over the pool, with the batches that its guide advises, and without any cache of entities or results. */
public final class HibernateContender implements Contender {
    private final SessionFactory sessions;
    private final HibernateReads reads;
    private final HibernateLookups lookups;
    private final HibernateChanges changes;
    private final HibernateSingleChanges singles;

    public HibernateContender(OpenDatabase database) {
        // Must stand before Hibernate's first class is loaded: else its log finds java.util.logging, which prints.
        System.setProperty("org.jboss.logging.provider", "slf4j");
        this.sessions = sessions(database);
        this.reads = new HibernateReads(sessions);
        this.lookups = new HibernateLookups(sessions);
        this.changes = new HibernateChanges(sessions);
        this.singles = new HibernateSingleChanges(sessions);
    }

    private static SessionFactory sessions(OpenDatabase database) {
        HibernatePersistenceConfiguration configuration = new HibernatePersistenceConfiguration("benchmarks");
        configuration.mappingFile("io/mercator/benchmarks/hibernate/orm.xml");
        configuration.property(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, database.pool());
        configuration.property(JdbcSettings.LOG_JDBC_WARNINGS, false);
        configuration.property(BatchSettings.STATEMENT_BATCH_SIZE, 50);
        configuration.property(BatchSettings.ORDER_INSERTS, true);
        configuration.property(BatchSettings.ORDER_UPDATES, true);
        return configuration.createEntityManagerFactory();
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

    @Override
    public void close() {
        changes.close();
        sessions.close();
    }
}
