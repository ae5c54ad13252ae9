package io.mercator.api.sql;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Prints values as tuples, the way that the echo of statements and rows show them: {@code ('ed', 1)}, {@code (1,)},
 * {@code ()}. For reading only; SQL is never made of it.
 */
public final class TupleFormat {
    private static final int MAX_VALUE = 300;

    private TupleFormat() {}

    /**
     * Prints a tuple.
     *
     * @param values the values, null allowed
     * @return for example {@code ('ed', 1)}; long values are cut and say so
     */
    public static String tuple(List<? extends @Nullable Object> values) {
        StringBuilder text = new StringBuilder("(");
        for (int index = 0; index < values.size(); index++) {
            text.append(index == 0 ? "" : ", ").append(value(values.get(index)));
        }
        return text.append(values.size() == 1 ? ",)" : ")").toString();
    }

    /**
     * Prints a value.
     *
     * @param value a value or null
     * @return strings and the like in single quotes with inner quotes doubled, numbers and truth values bare
     */
    public static String value(@Nullable Object value) {
        if (value == null) {
            return "null";
        }
        if (value instanceof byte[] bytes) {
            return "<" + bytes.length + " bytes>";
        }
        String text = value.toString();
        String shown = text.length() <= MAX_VALUE
                ? text
                : text.substring(0, MAX_VALUE) + "... (" + text.length() + " characters)";
        return value instanceof Number || value instanceof Boolean ? shown : "'" + shown.replace("'", "''") + "'";
    }
}
