/** Transactions that begin again, and where they begin. */
package io.mercator.retry;
