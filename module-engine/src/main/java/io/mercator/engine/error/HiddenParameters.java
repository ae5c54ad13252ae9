package io.mercator.engine.error;

import io.mercator.api.error.ErrorKind;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes the values of parameters that are to be hidden out of what the driver says of them. */
public final class HiddenParameters {
    private static final String HIDDEN = "(hidden)";

    private HiddenParameters() {}

    /**
     * Returns an error like the driver's without the values. What is said of a value that did not fit may have it cut or
     * written otherwise, so that nothing of it stays.
     *
     * @param error as the driver threw it
     * @param kind what it means
     * @param rows the parameters of the statement
     * @return the error itself when it says nothing of them; else another with its state, code and stack
     */
    public static SQLException without(
            SQLException error, ErrorKind kind, List<? extends List<? extends @Nullable Object>> rows) {
        String message = String.valueOf(error.getMessage());
        String masked = kind == ErrorKind.DATA
                ? "(what the database says of the values is hidden with the parameters)"
                : masked(message, rows);
        if (masked.equals(message) && error.getNextException() == null && error.getCause() == null) {
            return error;
        }
        SQLException copy = new SQLException(masked, error.getSQLState(), error.getErrorCode());
        copy.setStackTrace(error.getStackTrace());
        return copy;
    }

    private static String masked(String message, List<? extends List<? extends @Nullable Object>> rows) {
        String text = message;
        for (List<? extends @Nullable Object> row : rows) {
            for (Object value : row) {
                String shown = value == null ? "" : value.toString();
                if (!shown.isBlank()) {
                    text = text.replace(shown, HIDDEN);
                }
            }
        }
        return text;
    }
}
