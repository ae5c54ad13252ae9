package io.mercator.benchmarks.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** The definitions of the tables. */
final class Tables {
    private Tables() {}

    static void create(Connection connection, Database database) throws SQLException {
        String key = "id " + database.keyType();
        List<String> definitions = List.of(
                "CREATE TABLE country (" + key + ", name VARCHAR(50) NOT NULL)",
                "CREATE TABLE city (" + key + ", name VARCHAR(50) NOT NULL,"
                        + " country_id INTEGER NOT NULL REFERENCES country (id))",
                "CREATE TABLE employee (" + key + ", name VARCHAR(60) NOT NULL, email VARCHAR(60) NOT NULL,"
                        + " department VARCHAR(40) NOT NULL, salary INTEGER NOT NULL, active BOOLEAN NOT NULL,"
                        + " hired INTEGER NOT NULL, city_id INTEGER NOT NULL REFERENCES city (id))",
                "CREATE TABLE contact (" + key + ", name VARCHAR(60) NOT NULL, email VARCHAR(60) NOT NULL,"
                        + " street VARCHAR(60) NOT NULL)",
                "CREATE TABLE numbers (" + key + ", n1 INTEGER NOT NULL, n2 INTEGER NOT NULL, n3 INTEGER NOT NULL,"
                        + " n4 INTEGER NOT NULL, n5 INTEGER NOT NULL, n6 INTEGER NOT NULL, n7 INTEGER NOT NULL,"
                        + " n8 INTEGER NOT NULL, n9 INTEGER NOT NULL)",
                "CREATE TABLE texts (" + key + ", alpha VARCHAR(50) NOT NULL, beta VARCHAR(50) NOT NULL,"
                        + " gamma VARCHAR(50) NOT NULL)",
                "CREATE INDEX city_country ON city (country_id)");
        try (Statement statement = connection.createStatement()) {
            for (String definition : definitions) {
                statement.execute(definition);
            }
        }
    }
}
