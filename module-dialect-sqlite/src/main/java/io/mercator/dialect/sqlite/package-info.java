/** What SQLite does differently. */
@NullMarked
package io.mercator.dialect.sqlite;

import org.jspecify.annotations.NullMarked;
