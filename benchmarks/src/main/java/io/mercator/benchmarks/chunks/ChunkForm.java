package io.mercator.benchmarks.chunks;

import io.mercator.benchmarks.database.Database;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;

/** Ways to write many rows, each with its statement for one row, which goes in a batch, and for a number of rows. */
enum ChunkForm {
    /** Rows of which nothing comes back. */
    INSERT("insert") {
        @Override
        String sql(Database database, int rows) {
            return INTO + times("(?, ?, ?, ?, ?)", rows);
        }

        @Override
        int bind(PreparedStatement statement, int parameter, int id) throws SQLException {
            statement.setInt(parameter, id);
            return bindText(statement, parameter + 1, id);
        }
    },

    /** Rows whose keys the database makes, which are read. */
    INSERT_WITH_KEYS("insert, keys read") {
        @Override
        String sql(Database database, int rows) {
            String insert = "INSERT INTO chunk (name, email, street, number) VALUES " + times("(?, ?, ?, ?)", rows);
            return switch (database) {
                case H2 -> rows == 1 ? insert : "SELECT id FROM FINAL TABLE (" + insert + ")";
                case SQLITE, MARIADB -> insert + " RETURNING id";
                case POSTGRESQL -> rows == 1 ? insert : insert + " RETURNING id";
                case DERBY -> rows == 1 ? insert : NONE;
            };
        }

        @Override
        boolean isRead(Database database, int rows) {
            return rows > 1 || database == Database.SQLITE || database == Database.MARIADB;
        }

        @Override
        boolean isRowByRow(Database database) {
            return database == Database.DERBY || database == Database.H2;
        }

        @Override
        boolean hasKeys(Database database, int rows) {
            return !isRead(database, rows);
        }

        @Override
        int bind(PreparedStatement statement, int parameter, int id) throws SQLException {
            return bindText(statement, parameter, id);
        }
    },

    /** Rows that get other values in one column. */
    UPDATE("update") {
        @Override
        String sql(Database database, int rows) {
            if (rows == 1) {
                return "UPDATE chunk SET number = ? WHERE id = ?";
            }
            return switch (database) {
                case SQLITE ->
                    "UPDATE chunk SET number = v.column1 FROM (VALUES " + times("(?, ?)", rows)
                            + ") AS v WHERE id = v.column2";
                case POSTGRESQL ->
                    "UPDATE chunk SET number = v.a FROM (VALUES "
                            + times("(CAST(? AS INTEGER), CAST(? AS INTEGER))", rows) + ") AS v (a, b) WHERE id = v.b";
                case H2 ->
                    "MERGE INTO chunk USING (VALUES " + times("(CAST(? AS INTEGER), CAST(? AS INTEGER))", rows)
                            + ") AS v (a, b) ON id = v.b WHEN MATCHED THEN UPDATE SET number = v.a";
                case MARIADB ->
                    "UPDATE chunk, (SELECT ? AS a, ? AS b" + " UNION ALL SELECT ?, ?".repeat(rows - 1)
                            + ") AS v SET number = v.a WHERE id = v.b";
                case DERBY -> NONE;
            };
        }

        @Override
        int bind(PreparedStatement statement, int parameter, int id) throws SQLException {
            statement.setInt(parameter, id * 7);
            statement.setInt(parameter + 1, id);
            return parameter + 2;
        }
    },

    /** Rows that are found by a key of one column. */
    DELETE("delete") {
        @Override
        String sql(Database database, int rows) {
            return "DELETE FROM chunk WHERE id " + (rows == 1 ? "= ?" : "IN (" + times("?", rows) + ")");
        }

        @Override
        int bind(PreparedStatement statement, int parameter, int id) throws SQLException {
            statement.setInt(parameter, id);
            return parameter + 1;
        }
    },

    /** Rows that are found by a key of two columns. */
    DELETE_PAIRS("delete, key of two columns") {
        @Override
        String sql(Database database, int rows) {
            if (rows == 1) {
                return "DELETE FROM pair WHERE a = ? AND b = ?";
            }
            return switch (database) {
                case SQLITE -> "DELETE FROM pair WHERE (a, b) IN (VALUES " + times("(?, ?)", rows) + ")";
                case H2, POSTGRESQL, MARIADB -> "DELETE FROM pair WHERE (a, b) IN (" + times("(?, ?)", rows) + ")";
                // (a = ? AND b = ?) OR ... looks at all rows
                case DERBY -> NONE;
            };
        }

        @Override
        int bind(PreparedStatement statement, int parameter, int id) throws SQLException {
            statement.setInt(parameter, id);
            statement.setInt(parameter + 1, id % 10);
            return parameter + 2;
        }
    };

    /** What stands for a statement that a database does not know. */
    static final String NONE = "";

    private static final String INTO = "INSERT INTO chunk (id, name, email, street, number) VALUES ";

    private final String title;

    ChunkForm(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }

    /** Returns the statement for a number of rows, or {@link #NONE}. */
    abstract String sql(Database database, int rows);

    /** Binds a row's values and returns the number of the parameter after them. */
    abstract int bind(PreparedStatement statement, int parameter, int id) throws SQLException;

    boolean isInsert() {
        return this == INSERT || this == INSERT_WITH_KEYS;
    }

    /** Tells whether a statement gives rows. */
    boolean isRead(Database database, int rows) {
        return false;
    }

    /** Tells whether the statement for one row is sent for each, since the driver gives no keys of a batch. */
    boolean isRowByRow(Database database) {
        return false;
    }

    /** Tells whether the driver is asked for keys. */
    boolean hasKeys(Database database, int rows) {
        return false;
    }

    private static String times(String part, int rows) {
        return String.join(", ", Collections.nCopies(rows, part));
    }

    private static int bindText(PreparedStatement statement, int parameter, int id) throws SQLException {
        statement.setString(parameter, "Name of number " + id);
        statement.setString(parameter + 1, "number" + id + "@example.org");
        statement.setString(parameter + 2, id + " Long Street");
        statement.setInt(parameter + 3, id);
        return parameter + 4;
    }

    /** Reads all rows of a result and returns their sum, so that nobody can leave the reading out. */
    static long read(ResultSet rows) throws SQLException {
        long sum = 0;
        while (rows.next()) {
            sum += rows.getInt(1);
        }
        return sum;
    }

    static long keys(Statement statement) throws SQLException {
        try (ResultSet keys = statement.getGeneratedKeys()) {
            return read(keys);
        }
    }
}
