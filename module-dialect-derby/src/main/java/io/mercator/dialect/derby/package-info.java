/** What Derby does differently. */
@NullMarked
package io.mercator.dialect.derby;

import org.jspecify.annotations.NullMarked;
