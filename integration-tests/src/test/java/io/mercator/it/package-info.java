/** The behaviour of the modules together, on the real databases. */
package io.mercator.it;
