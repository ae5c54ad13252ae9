/** What operations may allocate, beside what the same statements cost by hand. */
package io.mercator.budgets;
