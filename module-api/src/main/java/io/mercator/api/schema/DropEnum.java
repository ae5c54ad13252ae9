package io.mercator.api.schema;

import io.mercator.api.type.EnumType;

/**
 * {@code DROP TYPE} of an enum.
 *
 * @param type what is dropped
 */
public record DropEnum(EnumType<?> type) implements DdlStatement {}
