/**
 * Tables as explicit objects: {@link io.mercator.api.schema.MetaData}, {@link io.mercator.api.schema.Table} and
 * {@link io.mercator.api.schema.Column}, and the elements of their definition in DDL.
 */
@NullMarked
package io.mercator.api.schema;

import org.jspecify.annotations.NullMarked;
