package io.mercator.benchmarks.workload;

/** A library at work on one database. */
public interface Contender extends AutoCloseable {
    Reads reads();

    Lookups lookups();

    Changes changes();

    SingleChanges singles();

    @Override
    void close();
}
