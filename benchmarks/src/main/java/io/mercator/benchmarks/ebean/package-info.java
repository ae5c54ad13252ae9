/** The workloads in Ebean. */
@NullMarked
package io.mercator.benchmarks.ebean;

import org.jspecify.annotations.NullMarked;
