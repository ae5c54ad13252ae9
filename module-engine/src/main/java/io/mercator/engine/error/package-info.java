/** Makes the errors of JDBC into Mercator's. */
@NullMarked
package io.mercator.engine.error;

import org.jspecify.annotations.NullMarked;
