/** Every type on every database, and what must happen to values that do not fit. */
@org.jspecify.annotations.NullMarked
package io.mercator.types;
