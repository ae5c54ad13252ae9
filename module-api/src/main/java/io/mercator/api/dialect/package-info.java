/**
 * What a dialect provides: how it connects ({@link io.mercator.api.dialect.DialectProvider}) and how its SQL, types and
 * errors differ from the standard ({@link io.mercator.api.dialect.Dialect}). A dialect's author needs nothing else.
 */
@NullMarked
package io.mercator.api.dialect;

import org.jspecify.annotations.NullMarked;
