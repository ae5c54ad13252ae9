package io.mercator.dialect.h2;

import io.mercator.api.error.ConfigurationException;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/** What must be so in a database for its SQL to be the one that this dialect writes. */
final class H2Settings {
    private H2Settings() {}

    /** Refuses what other modes and versions understand otherwise. */
    static void check(DatabaseMetaData database) throws SQLException {
        if (!H2Version.of(database).isAtLeast(2, 2)) {
            throw new ConfigurationException("The database is H2 " + database.getDatabaseProductVersion()
                    + ", whose SQL is another one. Use H2 2.2 or newer.");
        }
        Map<String, String> settings = settings(database);
        String mode = settings.getOrDefault("MODE", "REGULAR");
        if (!mode.equalsIgnoreCase("REGULAR")) {
            throw new ConfigurationException("The H2 database is in the mode " + mode
                    + ", in which it reads SQL as another database does. Leave MODE out of the URL.");
        }
        if ("false".equalsIgnoreCase(settings.get("DATABASE_TO_UPPER"))
                || "true".equalsIgnoreCase(settings.get("CASE_INSENSITIVE_IDENTIFIERS"))) {
            throw new ConfigurationException("The H2 database does not keep names in upper case, so that its catalogue"
                    + " would not be understood. Leave DATABASE_TO_UPPER, DATABASE_TO_LOWER and"
                    + " CASE_INSENSITIVE_IDENTIFIERS out of the URL.");
        }
    }

    private static Map<String, String> settings(DatabaseMetaData database) throws SQLException {
        Map<String, String> settings = new HashMap<>();
        try (Statement statement = database.getConnection().createStatement();
                ResultSet rows =
                        statement.executeQuery("SELECT SETTING_NAME, SETTING_VALUE FROM INFORMATION_SCHEMA.SETTINGS")) {
            while (rows.next()) {
                settings.put(rows.getString(1), rows.getString(2));
            }
        }
        return settings;
    }
}
