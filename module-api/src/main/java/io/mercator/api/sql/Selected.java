package io.mercator.api.sql;

/**
 * What a query gives in each row: the value of an {@link Expression}, or an object of a mapped class
 * ({@code io.mercator.api.mapping.Entity}). Immutable and safe for any thread.
 *
 * @param <T> the Java class of what is given
 */
public interface Selected<T> {}
