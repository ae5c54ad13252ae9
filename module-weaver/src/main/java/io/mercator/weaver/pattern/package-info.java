/** Which classes are asked for. */
@NullMarked
package io.mercator.weaver.pattern;

import org.jspecify.annotations.NullMarked;
