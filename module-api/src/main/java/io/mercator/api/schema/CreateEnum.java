package io.mercator.api.schema;

import io.mercator.api.type.EnumType;

/**
 * {@code CREATE TYPE ... AS ENUM}, which no standard knows.
 *
 * @param type what is created
 */
public record CreateEnum(EnumType<?> type) implements DdlStatement {}
