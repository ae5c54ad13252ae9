/** What class files say of themselves and of each other, without loading any. */
@NullMarked
package io.mercator.weaver.classfile;

import org.jspecify.annotations.NullMarked;
