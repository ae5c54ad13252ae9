/** Graphs over numbers: components, levels and stable orders. Knows nothing of tables, rows or objects. */
@NullMarked
package io.mercator.session.graph;

import org.jspecify.annotations.NullMarked;
