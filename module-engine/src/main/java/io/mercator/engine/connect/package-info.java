/** From a URL or a data source to JDBC connections: dialects, pool, the one connection of a memory database. */
@NullMarked
package io.mercator.engine.connect;

import org.jspecify.annotations.NullMarked;
