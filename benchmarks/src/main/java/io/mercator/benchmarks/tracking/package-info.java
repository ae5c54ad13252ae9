/** What it costs that woven classes tell of reads and writes, and what a flush saves by it. */
package io.mercator.benchmarks.tracking;
