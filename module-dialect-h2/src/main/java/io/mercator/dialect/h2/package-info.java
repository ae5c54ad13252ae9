/** What H2 does differently. */
@NullMarked
package io.mercator.dialect.h2;

import org.jspecify.annotations.NullMarked;
