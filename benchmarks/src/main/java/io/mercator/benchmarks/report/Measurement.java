package io.mercator.benchmarks.report;

import io.mercator.benchmarks.Library;
import io.mercator.benchmarks.Workload;
import io.mercator.benchmarks.database.Database;

/**
 * What an operation of a workload costs.
 *
 * @param nanos the median of all iterations of all forks
 * @param bytes what is allocated
 */
public record Measurement(Workload workload, Database database, Library library, double nanos, double bytes) {}
