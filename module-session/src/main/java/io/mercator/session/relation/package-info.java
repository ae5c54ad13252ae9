/**
 * Relationships of objects: collections that load themselves and tell their changes, references that are loaded for all
 * objects of a result, and what a flush makes of changes.
 */
@NullMarked
package io.mercator.session.relation;

import org.jspecify.annotations.NullMarked;
