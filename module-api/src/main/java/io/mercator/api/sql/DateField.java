package io.mercator.api.sql;

/** The fields of a date or a time that {@link Sql#extract} gives (SQL:2016, 10.1). */
public enum DateField {
    /** The year. */
    YEAR,
    /** The month, from 1. */
    MONTH,
    /** The day of the month, from 1. */
    DAY,
    /** The hour, 0 to 23. */
    HOUR,
    /** The minute. */
    MINUTE,
    /** The second, without its fraction. */
    SECOND
}
