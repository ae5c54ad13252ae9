/**
 * The SQL expression language: immutable statements and expressions with typed columns. Begin at
 * {@link io.mercator.api.sql.Sql}.
 *
 * <p>Every node is {@link io.mercator.api.sql.SqlNode a kind, its facts and its children}; renderers, caches and walkers
 * need no more. Tables and columns live in {@code io.mercator.api.schema} and come in here as
 * {@link io.mercator.api.sql.TableRef} and {@link io.mercator.api.sql.ColumnRef}.
 */
@NullMarked
package io.mercator.api.sql;

import org.jspecify.annotations.NullMarked;
