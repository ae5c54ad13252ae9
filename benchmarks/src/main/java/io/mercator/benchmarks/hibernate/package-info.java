/** The workloads in Hibernate. */
@NullMarked
package io.mercator.benchmarks.hibernate;

import org.jspecify.annotations.NullMarked;
