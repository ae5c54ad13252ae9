package io.mercator.dialect.mariadb;

import io.mercator.api.error.ErrorKind;
import java.sql.SQLException;

/** Tells errors by their codes (MariaDB, "Error codes"; MySQL 8.4 Error Reference), and by SQLState where many have one. */
final class MariadbErrors {
    /** The wait for a row's lock was too long, or was not wanted. */
    static final int LOCK_WAIT_TIMEOUT = 1205;

    private MariadbErrors() {}

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
            case 1022, 1062, 1169, 1557, 1569, 1586, 1859 -> ErrorKind.UNIQUE;
            case 1216, 1217, 1451, 1452, 1761, 1762 -> ErrorKind.FOREIGN_KEY;
            case 1048, 1364 -> ErrorKind.NOT_NULL;
            case 3819, 4025 -> ErrorKind.CHECK;
            case 1213 -> ErrorKind.DEADLOCK;
            case 1020 -> ErrorKind.SERIALIZATION;
            case 1969, 3024 -> ErrorKind.TIMEOUT;
            case LOCK_WAIT_TIMEOUT, 1099, 1100, 1206, 3572 -> ErrorKind.LOCKED;
            case 1317 -> ErrorKind.CANCELLED;
            case 1036, 1044, 1142, 1143, 1227, 1290, 1370, 1792, 1836, 3159 -> ErrorKind.READ_ONLY;
            case 1037, 1038, 1021, 1041, 1114 -> ErrorKind.FULL;
            case 1033, 1034, 1035, 1194, 1195 -> ErrorKind.CORRUPT;
            case 1053, 1077, 1079, 1152, 1158, 1159, 1160, 1161, 1184, 1927, 2006, 2013, 2055 ->
                ErrorKind.CONNECTION_LOST;
            case 1264, 1265, 1292, 1365, 1366, 1367, 1406, 1411, 1441, 1525, 1690, 3140, 3156, 4038 -> ErrorKind.DATA;
            case 1093, 1111, 1210, 1235, 1327, 1356, 4078, 4079 -> ErrorKind.SYNTAX;
            default -> byState(String.valueOf(error.getSQLState()));
        };
    }

    private static ErrorKind byState(String state) {
        return switch (state.length() < 2 ? "" : state.substring(0, 2)) {
            case "08" -> ErrorKind.CONNECTION_LOST;
            case "21", "42" -> ErrorKind.SYNTAX;
            case "22" -> ErrorKind.DATA;
            case "40" -> ErrorKind.SERIALIZATION;
            case "57" -> state.equals("57014") ? ErrorKind.CANCELLED : ErrorKind.OTHER;
            case "70" -> ErrorKind.CANCELLED;
            default -> state.equals("25006") ? ErrorKind.READ_ONLY : ErrorKind.OTHER;
        };
    }
}
