package io.mercator.engine.error;

import io.mercator.api.error.ErrorKind;
import java.sql.SQLDataException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLSyntaxErrorException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransactionRollbackException;
import java.sql.SQLTransientConnectionException;

/** What JDBC's own classes and the standard's SQLSTATEs say of an error of which the dialect knows nothing. */
final class StandardKinds {
    private StandardKinds() {}

    static ErrorKind of(SQLException error) {
        if (error instanceof SQLTimeoutException) {
            return ErrorKind.TIMEOUT;
        }
        if (error instanceof SQLNonTransientConnectionException
                || isTransientConnection(error)
                || error instanceof SQLRecoverableException) {
            return ErrorKind.CONNECTION_LOST;
        }
        if (error instanceof SQLSyntaxErrorException) {
            return ErrorKind.SYNTAX;
        }
        if (error instanceof SQLTransactionRollbackException && !isOfState40(error)) {
            return ErrorKind.SERIALIZATION;
        }
        if (error instanceof SQLDataException) {
            return ErrorKind.DATA;
        }
        return byState(error.getSQLState() == null ? "" : error.getSQLState());
    }

    /** The class says nothing that the state does not say better: not every rollback is one to begin again after. */
    private static boolean isOfState40(SQLException error) {
        return error.getSQLState() != null && error.getSQLState().startsWith("40");
    }

    /** MariaDB's driver throws that class for all states that it does not know, as for those of SIGNAL. */
    private static boolean isTransientConnection(SQLException error) {
        return error instanceof SQLTransientConnectionException
                && (error.getSQLState() == null || error.getSQLState().startsWith("08"));
    }

    /** SQL:2016, part 2, table 33; the subclasses of 23 are what most databases agree on. */
    private static ErrorKind byState(String state) {
        switch (state) {
            case "23502":
                return ErrorKind.NOT_NULL;
            case "23503":
                return ErrorKind.FOREIGN_KEY;
            case "23505":
                return ErrorKind.UNIQUE;
            case "23513", "23514":
                return ErrorKind.CHECK;
            case "25006":
                return ErrorKind.READ_ONLY;
            case "40002":
                return ErrorKind.OTHER;
            case "40003":
                return ErrorKind.OUTCOME_UNKNOWN;
            default:
                break;
        }
        String kind = state.length() < 2 ? "" : state.substring(0, 2);
        return switch (kind) {
            case "08" -> ErrorKind.CONNECTION_LOST;
            case "22" -> ErrorKind.DATA;
            case "40" -> ErrorKind.SERIALIZATION;
            case "42" -> ErrorKind.SYNTAX;
            default -> ErrorKind.OTHER;
        };
    }
}
