/** Mappers as plans: what a flush, a load and a comparison do for each property, decided once. */
@NullMarked
package io.mercator.session.mapper;

import org.jspecify.annotations.NullMarked;
