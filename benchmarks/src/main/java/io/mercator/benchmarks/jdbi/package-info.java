/** The workloads in JDBI. */
@NullMarked
package io.mercator.benchmarks.jdbi;

import org.jspecify.annotations.NullMarked;
