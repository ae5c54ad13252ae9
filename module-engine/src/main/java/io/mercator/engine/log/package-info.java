/** Echo and listeners: who hears of statements and transactions, and in which words. */
@NullMarked
package io.mercator.engine.log;

import org.jspecify.annotations.NullMarked;
