/**
 * Mappings of plain classes onto tables, said from outside of the classes. Begin at
 * {@link io.mercator.api.mapping.Registry}.
 */
@NullMarked
package io.mercator.api.mapping;

import org.jspecify.annotations.NullMarked;
