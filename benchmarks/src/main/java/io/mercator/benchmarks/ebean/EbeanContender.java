package io.mercator.benchmarks.ebean;

import io.ebean.Database;
import io.mercator.benchmarks.database.OpenDatabase;
import io.mercator.benchmarks.ebean.model.City;
import io.mercator.benchmarks.ebean.model.Contact;
import io.mercator.benchmarks.ebean.model.Country;
import io.mercator.benchmarks.ebean.model.Employee;
import io.mercator.benchmarks.ebean.model.Numbers;
import io.mercator.benchmarks.ebean.model.Texts;
import io.mercator.benchmarks.workload.Changes;
import io.mercator.benchmarks.workload.Contender;
import io.mercator.benchmarks.workload.Lookups;
import io.mercator.benchmarks.workload.Reads;
import io.mercator.benchmarks.workload.SingleChanges;
import java.util.List;

/** Ebean over the pool, with reads in autocommit mode, as its own pool for reading has it. What is saved in one call makes batches by itself. */
public final class EbeanContender implements Contender {
    private final Database ebean;
    private final EbeanReads reads;
    private final EbeanLookups lookups;
    private final EbeanChanges changes;
    private final EbeanSingleChanges singles;

    public EbeanContender(OpenDatabase database) {
        this.ebean = Database.builder()
                .name("benchmarks")
                .register(false)
                .defaultDatabase(false)
                .dataSource(database.pool())
                .readOnlyDataSource(database.pool())
                .persistBatchSize(100)
                .classes(List.of(City.class, Contact.class, Country.class, Employee.class, Numbers.class, Texts.class))
                .build();
        this.reads = new EbeanReads(ebean);
        this.lookups = new EbeanLookups(ebean);
        this.changes = new EbeanChanges(ebean, database.database());
        this.singles = new EbeanSingleChanges(ebean);
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
    public void close() {
        ebean.shutdown(false, false);
    }
}
