/** Many threads over one engine: how much they get done, and what they wait for. */
@NullMarked
package io.mercator.benchmarks.threads;

import org.jspecify.annotations.NullMarked;
