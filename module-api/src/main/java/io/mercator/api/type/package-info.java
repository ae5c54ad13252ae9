/**
 * The SQL types: how a Java value is named in DDL, compared and copied. How a value crosses JDBC is a dialect's matter
 * ({@code io.mercator.api.dialect.ValueCodec}).
 */
@NullMarked
package io.mercator.api.type;

import org.jspecify.annotations.NullMarked;
