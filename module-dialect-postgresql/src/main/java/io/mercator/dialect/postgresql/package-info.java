/** What PostgreSQL does differently, and what the databases lack that speak its protocol. */
@NullMarked
package io.mercator.dialect.postgresql;

import org.jspecify.annotations.NullMarked;
