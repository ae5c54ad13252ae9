/** What the weaver throws. */
@NullMarked
package io.mercator.weaver.error;

import org.jspecify.annotations.NullMarked;
