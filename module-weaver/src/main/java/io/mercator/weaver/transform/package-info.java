/** The transformation itself, as a visitor of class files. */
@NullMarked
package io.mercator.weaver.transform;

import org.jspecify.annotations.NullMarked;
