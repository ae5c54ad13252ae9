package io.mercator.benchmarks.scale;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** What rows are committed, so that a run is compared with another before its time counts. */
final class ForestRows {
    private static final String NODES =
            "SELECT COUNT(*), SUM(CAST(ORA_HASH(n.name || '/' || COALESCE(p.name, '')) AS DECIMAL(20)))"
                    + " FROM node n LEFT JOIN node p ON n.parent_id = p.id";
    private static final String LEAVES = "SELECT COUNT(*), SUM(CAST(ORA_HASH(l.name || '/' || n.name) AS DECIMAL(20)))"
            + " FROM leaf l JOIN node n ON l.owner_id = n.id";
    private static final String LINKS = "SELECT COUNT(*), SUM(CAST(ORA_HASH(l.name || '/' || n.name) AS DECIMAL(20)))"
            + " FROM link JOIN node n ON link.node_id = n.id JOIN leaf l ON link.leaf_id = l.id";

    private ForestRows() {}

    /** Returns how many rows each table has, and what they say, without the keys, which are given in any order. */
    static String checksum(String database) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:" + database);
                Statement statement = connection.createStatement()) {
            return "nodes " + row(statement, NODES) + ", leaves " + row(statement, LEAVES) + ", links "
                    + row(statement, LINKS);
        }
    }

    private static String row(Statement statement, String sql) throws SQLException {
        try (ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1) + " of " + rows.getBigDecimal(2);
        }
    }
}
