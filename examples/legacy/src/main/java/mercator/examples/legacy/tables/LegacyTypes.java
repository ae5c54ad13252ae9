package mercator.examples.legacy.tables;

import static io.mercator.api.type.Types.DECIMAL;
import static io.mercator.api.type.Types.INTEGER;
import static io.mercator.api.type.Types.STRING;

import io.mercator.api.type.SqlType;
import io.mercator.api.type.StringType;
import io.mercator.api.type.Types;
import java.math.BigDecimal;
import java.time.LocalDate;
import mercator.examples.legacy.domain.OrderStatus;

/** The types that the old schema has again and again. */
final class LegacyTypes {
    /** CHAR(1), in which Y is true and N is false. */
    static final SqlType<Boolean> FLAG =
            STRING.length(1).fixed().as(Boolean.class, LegacyTypes::isYes, flag -> flag ? "Y" : "N");

    /** A day as a number of eight digits: 20240229. */
    static final SqlType<LocalDate> DAY = INTEGER.as(LocalDate.class, LegacyTypes::day, LegacyTypes::number);

    /** Two letters for how far an order is. */
    static final SqlType<OrderStatus> ORDER_STATUS =
            Types.enumByValue(OrderStatus.class, STRING.length(2).fixed(), OrderStatus::code);

    /** Up to 9,999,999.99. */
    static final SqlType<BigDecimal> MONEY = DECIMAL.of(9, 2);

    static final StringType COUNTRY_CODE = STRING.length(2).fixed();
    static final StringType PRODUCT_CODE = STRING.length(8).fixed();
    static final StringType WAREHOUSE_CODE = STRING.length(3).fixed();

    private LegacyTypes() {}

    private static boolean isYes(String letter) {
        return switch (letter) {
            case "Y" -> true;
            case "N" -> false;
            default -> throw new IllegalArgumentException("a flag is Y or N, not '" + letter + "'");
        };
    }

    private static LocalDate day(int number) {
        return LocalDate.of(number / 10000, number / 100 % 100, number % 100);
    }

    private static int number(LocalDate day) {
        return day.getYear() * 10000 + day.getMonthValue() * 100 + day.getDayOfMonth();
    }
}
