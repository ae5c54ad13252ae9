/** Whether what a session does to each object costs the same however many there are. */
@NullMarked
package io.mercator.benchmarks.scale;

import org.jspecify.annotations.NullMarked;
