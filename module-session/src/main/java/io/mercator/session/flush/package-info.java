/** From objects to statements: what changed, in which order it is sent, and how it is undone. */
@NullMarked
package io.mercator.session.flush;

import org.jspecify.annotations.NullMarked;
