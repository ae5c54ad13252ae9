/** What must happen to values that do not fit; what is done with each type the dialect kit tests. */
@org.jspecify.annotations.NullMarked
package io.mercator.types;
