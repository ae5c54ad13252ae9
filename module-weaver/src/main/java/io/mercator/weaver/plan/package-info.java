/** What is to be done with a class: decided by names and class files, never by the order of loading. */
@NullMarked
package io.mercator.weaver.plan;

import org.jspecify.annotations.NullMarked;
