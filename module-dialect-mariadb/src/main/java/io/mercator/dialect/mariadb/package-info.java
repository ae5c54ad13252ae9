/** What MariaDB and MySQL do differently. */
@NullMarked
package io.mercator.dialect.mariadb;

import org.jspecify.annotations.NullMarked;
