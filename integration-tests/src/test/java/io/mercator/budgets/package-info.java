/**
 * What operations may allocate, beside what the same statements cost by hand. The tests have the tag {@code budget}, by which they
 * run in JVMs of their own whose compiler takes no allocation out: what it does else depends on what ran before.
 */
package io.mercator.budgets;
