/** What a JVM of its own needs from its start to a first result, measured from outside. */
@NullMarked
package io.mercator.benchmarks.startup;

import org.jspecify.annotations.NullMarked;
