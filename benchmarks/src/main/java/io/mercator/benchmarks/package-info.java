/** What things cost beside hand-written JDBC and beside other libraries: {@link io.mercator.benchmarks.Benchmarks} runs it. */
@NullMarked
package io.mercator.benchmarks;

import org.jspecify.annotations.NullMarked;
