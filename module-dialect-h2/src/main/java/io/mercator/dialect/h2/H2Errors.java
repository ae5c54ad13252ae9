package io.mercator.dialect.h2;

import io.mercator.api.error.ErrorKind;
import java.sql.SQLException;

/** Tells errors by H2's codes (org.h2.api.ErrorCode), most of which are SQLStates too. */
final class H2Errors {
    private H2Errors() {}

    static ErrorKind classify(SQLException error) {
        for (SQLException at = error; at != null; at = at.getNextException()) {
            ErrorKind kind = kind(at);
            if (kind != ErrorKind.OTHER) {
                return kind;
            }
        }
        return error.getCause() instanceof SQLException cause ? classify(cause) : ErrorKind.OTHER;
    }

    private static ErrorKind kind(SQLException error) {
        return switch (error.getErrorCode()) {
            case 23505 -> ErrorKind.UNIQUE;
            case 23503, 23506 -> ErrorKind.FOREIGN_KEY;
            case 23502 -> ErrorKind.NOT_NULL;
            case 23513, 23514 -> ErrorKind.CHECK;
            case 40001 -> ErrorKind.DEADLOCK;
            case 90131 -> ErrorKind.SERIALIZATION;
            case 57014 -> ErrorKind.CANCELLED;
            case 50200, 90020 -> ErrorKind.LOCKED;
            case 90096, 90097 -> ErrorKind.READ_ONLY;
            case 90030, 90048, 90049 -> ErrorKind.CORRUPT;
            case 90100 -> ErrorKind.FULL;
            // statements and rows are closed by the engine alone, so that what is closed already is the connection
            case 90007, 90067, 90098, 90121 -> ErrorKind.CONNECTION_LOST;
            case 90003, 90004, 90095 -> ErrorKind.DATA;
            default -> byState(String.valueOf(error.getSQLState()));
        };
    }

    private static ErrorKind byState(String state) {
        if (state.equals("25006")) {
            return ErrorKind.READ_ONLY;
        }
        if (state.startsWith("08")) {
            return ErrorKind.CONNECTION_LOST;
        }
        if (state.startsWith("22")) {
            return ErrorKind.DATA;
        }
        return state.startsWith("42") || state.startsWith("21") ? ErrorKind.SYNTAX : ErrorKind.OTHER;
    }
}
