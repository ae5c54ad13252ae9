/** The workloads as JMH runs them, each library's results compared with those of JDBC before anything is timed. */
@NullMarked
package io.mercator.benchmarks.measure;

import org.jspecify.annotations.NullMarked;
