/**
 * Weaves classes so that they tell of the reads and writes of their fields; {@link io.mercator.weaver.Weaver} begins.
 */
@NullMarked
package io.mercator.weaver;

import org.jspecify.annotations.NullMarked;
