/** The workloads in jOOQ. */
@NullMarked
package io.mercator.benchmarks.jooq;

import org.jspecify.annotations.NullMarked;
