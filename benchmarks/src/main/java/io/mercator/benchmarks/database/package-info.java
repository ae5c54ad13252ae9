/** The databases on which is measured, and their tables and rows, made by JDBC alone. */
@NullMarked
package io.mercator.benchmarks.database;

import org.jspecify.annotations.NullMarked;
