/**
 * The contract between session and engine, made for speed: handles of compiled statements, rows read by position,
 * parameters written by ordinal, inserts that hand keys back by row. Exported to those two modules alone.
 */
@NullMarked
package io.mercator.api.spi;

import org.jspecify.annotations.NullMarked;
