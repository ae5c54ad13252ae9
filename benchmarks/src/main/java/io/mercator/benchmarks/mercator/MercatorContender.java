package io.mercator.benchmarks.mercator;

import io.mercator.api.engine.Engine;
import io.mercator.api.session.SessionFactory;
import io.mercator.benchmarks.database.OpenDatabase;
import io.mercator.benchmarks.workload.Changes;
import io.mercator.benchmarks.workload.Contender;
import io.mercator.benchmarks.workload.Lookups;
import io.mercator.benchmarks.workload.Reads;
import io.mercator.benchmarks.workload.SingleChanges;

/** Mercator with nothing set but the URL. */
public final class MercatorContender implements Contender {
    private final Engine engine;
    private final MercatorReads reads;
    private final MercatorLookups lookups;
    private final MercatorChanges changes;
    private final MercatorSingleChanges singles;

    public MercatorContender(OpenDatabase database) {
        this.engine = Engine.create(database.url());
        Schema schema = new Schema();
        SessionFactory sessions = SessionFactory.of(schema.registry).bind(engine);
        this.reads = new MercatorReads(sessions, schema);
        this.lookups = new MercatorLookups(sessions, schema);
        this.changes = new MercatorChanges(sessions, schema);
        this.singles = new MercatorSingleChanges(sessions, schema);
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
        engine.close();
    }
}
