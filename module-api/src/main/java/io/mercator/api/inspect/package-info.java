/**
 * What a live database has: {@code engine.inspector()} reads it, and {@code metadata.reflect(engine)} makes tables of it.
 * Uses the packages of types and schema; everything here is an immutable value but the {@link
 * io.mercator.api.inspect.Inspector} itself.
 */
@NullMarked
package io.mercator.api.inspect;

import org.jspecify.annotations.NullMarked;
