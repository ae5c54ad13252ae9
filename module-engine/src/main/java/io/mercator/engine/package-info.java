/** The services that the module provides: engines and the rendering of statements. */
@NullMarked
package io.mercator.engine;

import org.jspecify.annotations.NullMarked;
