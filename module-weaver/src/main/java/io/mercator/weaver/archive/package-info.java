/** Folders and jars, whose class files are read and replaced together or not at all. */
@NullMarked
package io.mercator.weaver.archive;

import org.jspecify.annotations.NullMarked;
