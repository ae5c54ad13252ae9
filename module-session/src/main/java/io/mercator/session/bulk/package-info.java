/** Rows written past the unit of work: many at once, without bookkeeping for each. */
@NullMarked
package io.mercator.session.bulk;

import org.jspecify.annotations.NullMarked;
