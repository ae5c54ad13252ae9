/** Tables and a chart of what was measured, made of the JSON that JMH writes. */
@NullMarked
package io.mercator.benchmarks.report;

import org.jspecify.annotations.NullMarked;
