/** Runs compiled statements on a connection: queries, updates, batches, and the ways of inserting rows. */
@NullMarked
package io.mercator.engine.execute;

import org.jspecify.annotations.NullMarked;
