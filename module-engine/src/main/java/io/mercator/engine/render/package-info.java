/** Turns trees into SQL text: the dialect's renderers first, standard SQL after them. */
@NullMarked
package io.mercator.engine.render;

import org.jspecify.annotations.NullMarked;
