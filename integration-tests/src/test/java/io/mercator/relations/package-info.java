/** Relationships in trouble: bad input, faults in the middle, deep graphs, odd equals. */
package io.mercator.relations;
