/** From rows to objects: hydration, refreshing and reloading by key. */
@NullMarked
package io.mercator.session.load;

import org.jspecify.annotations.NullMarked;
