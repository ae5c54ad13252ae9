package io.mercator.api.sql;

/** What may stand in ORDER BY: an expression, or one with a direction. */
public sealed interface OrderItem extends SqlNode permits Expression, OrderTerm {}
