/** The weaver as an agent of the JVM. */
@NullMarked
package io.mercator.weaver.agent;

import org.jspecify.annotations.NullMarked;
