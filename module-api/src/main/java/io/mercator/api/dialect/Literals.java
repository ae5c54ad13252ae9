package io.mercator.api.dialect;

import io.mercator.api.error.CompileException;
import java.math.BigDecimal;
import java.util.HexFormat;

/** Values as they stand in SQL text by the standard (SQL:2016, 5.3), for codecs. */
public final class Literals {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private Literals() {}

    /**
     * Writes a character string.
     *
     * @param value any characters but NUL
     * @return the characters between apostrophes, each apostrophe among them doubled
     * @throws CompileException if NUL is among them, at which databases stop reading
     */
    public static String string(String value) {
        if (value.indexOf('\0') >= 0) {
            throw new CompileException(
                    "A string with the character NUL cannot stand in SQL text. Bind it as a parameter:"
                            + " literal(value, type).");
        }
        return "'" + value.replace("'", "''") + "'";
    }

    /**
     * Writes a string of bytes.
     *
     * @param value the bytes
     * @return {@code X'...'} with two hexadecimal digits for each
     */
    public static String binary(byte[] value) {
        return "X'" + HEX.formatHex(value) + "'";
    }

    /**
     * Writes a number as it is written in Java, a negative one in parentheses, so that its sign is no operator's part.
     *
     * @param value digits, point and exponent, with or without a sign
     * @return the number
     */
    public static String number(String value) {
        return value.startsWith("-") ? "(" + value + ")" : value;
    }

    /**
     * Writes an exact decimal number.
     *
     * @param value the number
     * @return its digits without an exponent
     */
    public static String decimal(BigDecimal value) {
        return number(value.toPlainString());
    }

    /**
     * Writes a floating-point number.
     *
     * @param value a finite number
     * @return its shortest digits with an exponent, which makes it approximate (SQL:2016, 5.3)
     * @throws CompileException if it is infinite or no number
     */
    public static String approximate(double value) {
        if (!Double.isFinite(value)) {
            throw new CompileException(
                    value + " cannot stand in SQL text. Bind it as a parameter where the database knows it.");
        }
        String text = Double.toString(value);
        return number(text.indexOf('E') < 0 ? text + "E0" : text);
    }
}
