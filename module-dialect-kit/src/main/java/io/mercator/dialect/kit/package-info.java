/**
 * The kit: {@link io.mercator.dialect.kit.DialectKit} is extended by a dialect's test, {@link
 * io.mercator.dialect.kit.DatabaseUnderTest} says what it tests.
 */
@NullMarked
package io.mercator.dialect.kit;

import org.jspecify.annotations.NullMarked;
