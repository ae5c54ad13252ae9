/** The plain classes of all libraries that map plain classes. */
@NullMarked
package io.mercator.benchmarks.model;

import org.jspecify.annotations.NullMarked;
