/** Creates and drops tables and sequences. */
@NullMarked
package io.mercator.engine.ddl;

import org.jspecify.annotations.NullMarked;
