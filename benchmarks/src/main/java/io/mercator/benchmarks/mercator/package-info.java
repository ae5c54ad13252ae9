/** The workloads in Mercator. */
@NullMarked
package io.mercator.benchmarks.mercator;

import org.jspecify.annotations.NullMarked;
