/** The shared classes once more, as entities that Ebean's plugin enhances. */
@NullMarked
package io.mercator.benchmarks.ebean.model;

import org.jspecify.annotations.NullMarked;
