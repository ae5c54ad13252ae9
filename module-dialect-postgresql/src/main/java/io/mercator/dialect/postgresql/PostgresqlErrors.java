package io.mercator.dialect.postgresql;

import io.mercator.api.error.ErrorKind;
import java.sql.SQLDataException;
import java.sql.SQLException;

/** Tells errors by SQLState (PostgreSQL 18, appendix A). */
final class PostgresqlErrors {
    private PostgresqlErrors() {}

    static ErrorKind classify(SQLException error) {
        for (SQLException at = error; at != null; at = at.getNextException()) {
            ErrorKind kind =
                    at instanceof SQLDataException ? ErrorKind.DATA : kind(at, String.valueOf(at.getSQLState()));
            if (kind != ErrorKind.OTHER) {
                return kind;
            }
        }
        return ErrorKind.OTHER;
    }

    private static ErrorKind kind(SQLException error, String state) {
        return switch (state) {
            // An exclusion constraint is a unique one with other operators than =.
            case "23505", "23P01" -> ErrorKind.UNIQUE;
            case "23503", "23001" -> ErrorKind.FOREIGN_KEY;
            case "23502" -> ErrorKind.NOT_NULL;
            case "23514" -> ErrorKind.CHECK;
            case "25P02" -> ErrorKind.TRANSACTION_ABORTED;
            // What CockroachDB wants restarted, and YugabyteDB's conflicts and read restarts, have this state too.
            case "40001" -> ErrorKind.SERIALIZATION;
            case "40002" -> ErrorKind.OTHER;
            case "40003" -> ErrorKind.OUTCOME_UNKNOWN;
            case "40P01" -> ErrorKind.DEADLOCK;
            case "55P03", "55006" -> ErrorKind.LOCKED;
            case "57014" -> stopped(error);
            case "25006", "42501" -> ErrorKind.READ_ONLY;
            // The server ends the connection with each of these.
            case "57P01", "57P02", "57P03", "57P05", "25P03", "25P04" -> ErrorKind.CONNECTION_LOST;
            case "53100", "53200" -> ErrorKind.FULL;
            case "XX001", "XX002" -> ErrorKind.CORRUPT;
            case "3F000" -> ErrorKind.SYNTAX;
            default -> byClass(state);
        };
    }

    /** One state for both; the server's own statement_timeout is told by its message, in English or not. */
    private static ErrorKind stopped(SQLException error) {
        String message = String.valueOf(error.getMessage());
        return message.contains("statement timeout") || message.contains("statement_timeout")
                ? ErrorKind.TIMEOUT
                : ErrorKind.CANCELLED;
    }

    private static ErrorKind byClass(String state) {
        return switch (state.length() < 2 ? "" : state.substring(0, 2)) {
            case "08" -> ErrorKind.CONNECTION_LOST;
            case "22" -> ErrorKind.DATA;
            case "40" -> ErrorKind.SERIALIZATION;
            case "42" -> ErrorKind.SYNTAX;
            default -> ErrorKind.OTHER;
        };
    }
}
