package io.mercator.dialect.sqlite;

import io.mercator.api.dialect.Literals;
import io.mercator.api.dialect.ValueCodec;
import io.mercator.api.type.DecimalType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import org.jspecify.annotations.Nullable;

/**
 * Decimals, which SQLite does not have. Up to 15 digits a floating-point number of 64 bits tells them all apart
 * (sqlite.org/floatingpoint.html), so that such ones are numbers, for ordering and arithmetic, and get their scale back
 * when they are read. Others are texts.
 */
final class DecimalCodecs {
    static final int MOST_DIGITS = 15;

    private DecimalCodecs() {}

    /** Tells whether values are numbers. */
    static boolean isNumeric(DecimalType type) {
        return type.precision().orElse(MOST_DIGITS + 1) <= MOST_DIGITS;
    }

    static ValueCodec<BigDecimal> of(DecimalType type, ValueCodec<String> strings) {
        if (isNumeric(type)) {
            int scale = type.scale().orElse(0);
            return ValueCodec.of(
                    Types.NUMERIC,
                    DecimalCodecs::bindNumber,
                    (rows, index) -> readNumber(rows, index, scale),
                    Literals::decimal);
        }
        return strings.as(value -> text(value, type), text -> scaled(new BigDecimal(text), type));
    }

    private static void bindNumber(PreparedStatement statement, int index, BigDecimal value) throws SQLException {
        if (value.signum() == 0 || (value.scale() <= 0 && value.precision() - value.scale() <= MOST_DIGITS)) {
            statement.setLong(index, value.longValueExact());
        } else {
            statement.setDouble(index, value.doubleValue());
        }
    }

    private static @Nullable BigDecimal readNumber(ResultSet rows, int index, int scale) throws SQLException {
        Object stored = rows.getObject(index);
        if (stored == null) {
            return null;
        }
        BigDecimal value;
        if (stored instanceof Double real && !real.isInfinite()) {
            value = BigDecimal.valueOf(real);
        } else if (stored instanceof Integer || stored instanceof Long) {
            value = BigDecimal.valueOf(((Number) stored).longValue());
        } else {
            throw StoredNumbers.refused(stored, "a decimal number");
        }
        return value.setScale(scale, RoundingMode.HALF_UP);
    }

    /** One text for each value, so that equality of texts is equality of values, where the scale is fixed. */
    private static String text(BigDecimal value, DecimalType type) {
        int scale = type.scale().orElse(value.scale());
        return value.scale() < scale || value.stripTrailingZeros().scale() <= scale
                ? value.setScale(scale, RoundingMode.UNNECESSARY).toPlainString()
                : value.toPlainString();
    }

    private static BigDecimal scaled(BigDecimal value, DecimalType type) {
        return type.scale().isPresent() ? value.setScale(type.scale().getAsInt(), RoundingMode.HALF_UP) : value;
    }
}
