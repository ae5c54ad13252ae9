/** How many rows of one statement go fastest, by database. */
@org.jspecify.annotations.NullMarked
package io.mercator.benchmarks.chunks;
