/** The weaver as a command. */
@NullMarked
package io.mercator.weaver.command;

import org.jspecify.annotations.NullMarked;
