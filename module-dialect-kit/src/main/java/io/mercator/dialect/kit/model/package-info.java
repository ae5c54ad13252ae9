/** Tables, classes and filled databases of the kit's tests, which a dialect's own tests may use too. */
@NullMarked
package io.mercator.dialect.kit.model;

import org.jspecify.annotations.NullMarked;
