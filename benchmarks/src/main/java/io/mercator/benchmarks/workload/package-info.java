/** What every library is asked to do: the workloads, their data, and the sums by which results are compared. */
@NullMarked
package io.mercator.benchmarks.workload;

import org.jspecify.annotations.NullMarked;
