package io.mercator.dialect.sqlite;

import java.sql.ResultSet;
import java.sql.SQLDataException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Reads numbers as SQLite stores them, and refuses what is none or does not fit. */
final class StoredNumbers {
    static final String NAN = "SQLite stores NaN as NULL. Store null yourself, if that is meant.";

    private StoredNumbers() {}

    /** Reads a whole number; the driver gives Integer, Long, Double, String, byte[] or null, as it is stored. */
    static @Nullable Long whole(ResultSet rows, int index, long lowest, long highest) throws SQLException {
        return whole(rows.getObject(index), lowest, highest);
    }

    /** Makes a whole number of what is stored. */
    static @Nullable Long whole(@Nullable Object stored, long lowest, long highest) throws SQLException {
        if (stored == null) {
            return null;
        }
        long value;
        if (stored instanceof Integer || stored instanceof Long) {
            value = ((Number) stored).longValue();
        } else if (stored instanceof Double real && real == Math.rint(real) && Math.abs(real) < 0x1p63) {
            value = real.longValue();
        } else {
            throw refused(stored, "a whole number");
        }
        if (value < lowest || value > highest) {
            throw new SQLDataException(
                    value + " is stored, which does not fit the type's range of " + lowest + " to " + highest
                            + ". Declare the column with a wider type.",
                    "22003");
        }
        return value;
    }

    static SQLDataException refused(Object stored, String wanted) {
        String shown = stored instanceof byte[] bytes
                ? "a BLOB of " + bytes.length + " bytes"
                : stored instanceof String text ? "the text '" + text + "'" : stored.toString();
        return new SQLDataException(
                shown + " is stored where " + wanted + " is expected. SQLite columns take anything:"
                        + " correct the row, or declare the column with another type.",
                "22018");
    }

    static @Nullable Short readShort(ResultSet rows, int index) throws SQLException {
        Long value = whole(rows, index, Short.MIN_VALUE, Short.MAX_VALUE);
        return value == null ? null : value.shortValue();
    }

    static @Nullable Double real(ResultSet rows, int index) throws SQLException {
        Object stored = rows.getObject(index);
        if (stored == null) {
            return null;
        }
        if (stored instanceof Number number) {
            return number.doubleValue();
        }
        throw refused(stored, "a number");
    }

    static @Nullable Float readFloat(ResultSet rows, int index) throws SQLException {
        Double value = real(rows, index);
        return value == null ? null : value.floatValue();
    }
}
