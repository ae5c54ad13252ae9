/** How values of each type cross JDBC where the dialect does not say otherwise. */
@NullMarked
package io.mercator.engine.type;

import org.jspecify.annotations.NullMarked;
