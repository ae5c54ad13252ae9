/** The workloads in JDBC, as a careful programmer writes them by hand: what all others are compared with. */
@NullMarked
package io.mercator.benchmarks.jdbc;

import org.jspecify.annotations.NullMarked;
