package io.mercator.dialect.derby;

import io.mercator.api.error.ErrorKind;
import java.sql.SQLException;

/** Tells errors by SQLState (Derby Reference Manual, "SQL error messages and exceptions"). */
final class DerbyErrors {
    private DerbyErrors() {}

    static ErrorKind classify(SQLException error) {
        for (SQLException at = error; at != null; at = at.getNextException()) {
            ErrorKind kind = kind(String.valueOf(at.getSQLState()));
            if (kind != ErrorKind.OTHER) {
                return kind;
            }
        }
        return error.getCause() instanceof SQLException cause ? classify(cause) : ErrorKind.OTHER;
    }

    private static ErrorKind kind(String state) {
        return switch (state) {
            case "23505", "23506", "23507" -> ErrorKind.UNIQUE;
            case "23503", "23516", "23517" -> ErrorKind.FOREIGN_KEY;
            case "23502" -> ErrorKind.NOT_NULL;
            case "23513", "23514", "23515" -> ErrorKind.CHECK;
            case "40001" -> ErrorKind.DEADLOCK;
            case "40XL1", "40XL2" -> ErrorKind.LOCKED;
            case "XCL52" -> ErrorKind.TIMEOUT;
            case "25502", "25503", "25505", "XSDB5" -> ErrorKind.READ_ONLY;
            case "XSDG0", "XSDG1", "XSDG2" -> ErrorKind.CORRUPT;
            case "XSDFI", "XBM0U" -> ErrorKind.FULL;
            default -> byClass(state);
        };
    }

    private static ErrorKind byClass(String state) {
        if (state.startsWith("08")) {
            return ErrorKind.CONNECTION_LOST;
        }
        if (state.startsWith("22")) {
            return ErrorKind.DATA;
        }
        return state.startsWith("42") ? ErrorKind.SYNTAX : ErrorKind.OTHER;
    }
}
