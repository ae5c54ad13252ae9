/** A JDBC driver whose statements cost nothing, so that what is measured over it is the library's own. */
@NullMarked
package io.mercator.benchmarks.stub;

import org.jspecify.annotations.NullMarked;
