package io.mercator.dialect.mariadb;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * What a session must be told for SQL to mean what it means elsewhere. Values that do not fit, and dates that are none, are
 * errors; double quotes are those of names, {@code ||} concatenates, and a backslash is a character; a 0 in a generated key is
 * a 0; strings are compared by code points, to the last blank; the clock shows UTC.
 */
final class MariadbSession {
    private static final String MODES = "STRICT_ALL_TABLES,ONLY_FULL_GROUP_BY,NO_ZERO_DATE,NO_ZERO_IN_DATE,"
            + "ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION,ANSI_QUOTES,PIPES_AS_CONCAT,NO_BACKSLASH_ESCAPES,"
            + "NO_AUTO_VALUE_ON_ZERO";

    private MariadbSession() {}

    static MariadbServer server(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT version()")) {
            rows.next();
            return MariadbServer.parse(rows.getString(1));
        }
    }

    static void prepare(Connection connection) throws SQLException {
        MariadbServer server = server(connection);
        // In MariaDB alone: all assignments of an UPDATE see the row as it was.
        String modes = MODES + (server.isMariadbFrom(10, 3) ? ",SIMULTANEOUS_ASSIGNMENT" : "");
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET NAMES utf8mb4 COLLATE " + server.collation());
            statement.execute("SET SESSION sql_mode = '" + modes + "', SESSION time_zone = '+00:00'");
        }
    }
}
