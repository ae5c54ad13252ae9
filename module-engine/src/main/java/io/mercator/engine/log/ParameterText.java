package io.mercator.engine.log;

import io.mercator.api.sql.TupleFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Prints the parameters of a statement for echo and errors, limited in length. */
public final class ParameterText {
    /** What stands in place of hidden parameters. */
    public static final String HIDDEN = "(hidden)";

    private static final int MAX_ROWS = 10;
    private static final int MAX_LENGTH = 4_000;

    private ParameterText() {}

    /**
     * Prints the parameters.
     *
     * @param rows one list for each row of a batch, one for a single statement
     * @param batch whether it is a batch
     * @return for example {@code ('ed', 1)}, for a batch {@code [('ed', 1), ('wendy', 2)]}
     */
    public static String of(List<? extends List<? extends @Nullable Object>> rows, boolean batch) {
        return limited(batch ? batch(rows) : TupleFormat.tuple(rows.isEmpty() ? List.of() : rows.get(0)));
    }

    private static String batch(List<? extends List<? extends @Nullable Object>> rows) {
        StringBuilder text = new StringBuilder("[");
        for (int index = 0; index < Math.min(rows.size(), MAX_ROWS); index++) {
            text.append(index == 0 ? "" : ", ").append(TupleFormat.tuple(rows.get(index)));
        }
        if (rows.size() > MAX_ROWS) {
            text.append(", ... ").append(rows.size()).append(" rows in all");
        }
        return text.append("]").toString();
    }

    private static String limited(String text) {
        return text.length() <= MAX_LENGTH
                ? text
                : text.substring(0, MAX_LENGTH) + "... (" + text.length() + " characters)";
    }
}
