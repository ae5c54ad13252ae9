/** Statements compiled for one dialect: text, places and codecs of parameters, and the cache of them. */
@NullMarked
package io.mercator.engine.statement;

import org.jspecify.annotations.NullMarked;
