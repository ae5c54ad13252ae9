package io.mercator.dialect.sqlite;

import io.mercator.api.error.ErrorKind;
import java.sql.SQLDataException;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Tells errors by SQLite's result codes; the driver sets no SQLState. */
final class SqliteErrors {
    private SqliteErrors() {}

    static ErrorKind classify(SQLException error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLiteException sqlite) {
                return kind(sqlite.getResultCode());
            }
            if (cause instanceof SQLDataException) {
                return ErrorKind.DATA;
            }
        }
        SQLException next = error.getNextException();
        if (next != null) {
            return classify(next);
        }
        int code = error.getErrorCode() & 0xff;
        return code == 0 ? byMessage(error) : kind(SQLiteErrorCode.getErrorCode(error.getErrorCode()));
    }

    /** The driver's own errors carry no code. */
    private static ErrorKind byMessage(SQLException error) {
        String message = String.valueOf(error.getMessage());
        return message.contains("database connection closed") || message.contains("connection is closed")
                ? ErrorKind.CONNECTION_LOST
                : ErrorKind.OTHER;
    }

    private static ErrorKind kind(SQLiteErrorCode code) {
        return switch (code) {
            case SQLITE_CONSTRAINT_UNIQUE, SQLITE_CONSTRAINT_PRIMARYKEY, SQLITE_CONSTRAINT_ROWID -> ErrorKind.UNIQUE;
            case SQLITE_CONSTRAINT_FOREIGNKEY -> ErrorKind.FOREIGN_KEY;
            case SQLITE_CONSTRAINT_NOTNULL -> ErrorKind.NOT_NULL;
            case SQLITE_CONSTRAINT_CHECK -> ErrorKind.CHECK;
            case SQLITE_BUSY_SNAPSHOT -> ErrorKind.SERIALIZATION;
            case SQLITE_READONLY, SQLITE_READONLY_DBMOVED, SQLITE_READONLY_DIRECTORY, SQLITE_PERM, SQLITE_AUTH ->
                ErrorKind.READ_ONLY;
            case SQLITE_FULL -> ErrorKind.FULL;
            case SQLITE_NOTADB, SQLITE_CORRUPT -> ErrorKind.CORRUPT;
            case SQLITE_INTERRUPT -> ErrorKind.CANCELLED;
            case SQLITE_TOOBIG, SQLITE_MISMATCH, SQLITE_RANGE -> ErrorKind.DATA;
            case SQLITE_ERROR, SQLITE_SCHEMA, SQLITE_MISUSE -> ErrorKind.SYNTAX;
            default -> byFamily(code);
        };
    }

    /** Extended codes have their family in the lowest byte. */
    private static ErrorKind byFamily(SQLiteErrorCode code) {
        return switch (code.code & 0xff) {
            case 5, 6 -> ErrorKind.LOCKED;
            case 8 -> ErrorKind.READ_ONLY;
            case 11, 26 -> ErrorKind.CORRUPT;
            case 13 -> ErrorKind.FULL;
            default -> ErrorKind.OTHER;
        };
    }
}
