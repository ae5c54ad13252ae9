package io.mercator.engine.execute;

import io.mercator.api.spi.ParameterWriter;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether rows lie near each other in their table, by their keys: the first, the middle and the last are looked at, which
 * is enough for rows in the order of their keys, and no more than a guess for others.
 */
final class KeySpan {
    private final int ordinal;
    private final int columns;
    private final long widest;

    /**
     * Creates the span of a table's keys.
     *
     * @param ordinal where the key's values begin among a row's parameters
     * @param columns how many columns the key has
     * @param widest the largest difference of two keys
     */
    KeySpan(int ordinal, int columns, long widest) {
        this.ordinal = ordinal;
        this.columns = columns;
        this.widest = widest;
    }

    boolean isWithin(int first, int rows, ParameterWriter writer) {
        if (widest == Long.MAX_VALUE) {
            return true;
        }
        if (columns != 1) {
            return false;
        }
        Key begin = key(first, writer);
        Key middle = key(first + rows / 2, writer);
        Key end = key(first + rows - 1, writer);
        return begin.isNear(end, widest) && begin.isNear(middle, widest) && middle.isNear(end, widest);
    }

    private Key key(int row, ParameterWriter writer) {
        Key key = new Key(ordinal);
        writer.write(row, key);
        return key;
    }

    /** Takes the key alone of a row's values. */
    private static final class Key implements ValueSink {
        private final int ordinal;
        private @Nullable Long number;

        Key(int ordinal) {
            this.ordinal = ordinal;
        }

        @Override
        public void set(int at, @Nullable Object value) {
            boolean isWhole = value instanceof Long || value instanceof Integer || value instanceof Short;
            if (at == ordinal && isWhole && value instanceof Number key) {
                number = key.longValue();
            }
        }

        boolean isNear(Key other, long widest) {
            Long here = number;
            Long there = other.number;
            // a difference beyond the range of long is negative
            long apart = here == null || there == null ? -1 : Math.max(here, there) - Math.min(here, there);
            return apart >= 0 && apart <= widest;
        }
    }
}
