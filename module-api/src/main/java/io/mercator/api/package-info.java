/** The entry of Mercator: {@link io.mercator.api.Mercator} tells its version; its packages hold everything else. */
@NullMarked
package io.mercator.api;

import org.jspecify.annotations.NullMarked;
