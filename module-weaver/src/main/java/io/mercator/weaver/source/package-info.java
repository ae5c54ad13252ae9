/** Where the weaver finds class files. */
@NullMarked
package io.mercator.weaver.source;

import org.jspecify.annotations.NullMarked;
