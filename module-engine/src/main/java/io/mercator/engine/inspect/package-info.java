/** Reads what a database has: descriptions, tables made of them, and what differs from those of a program. */
@NullMarked
package io.mercator.engine.inspect;

import org.jspecify.annotations.NullMarked;
