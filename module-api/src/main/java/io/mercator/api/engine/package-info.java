/** Engines, connections and results: where SQL meets a database. Begin at {@link io.mercator.api.engine.Engine}. */
@NullMarked
package io.mercator.api.engine;

import org.jspecify.annotations.NullMarked;
