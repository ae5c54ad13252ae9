package io.mercator.benchmarks.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** A database with tables and rows, and the pool of connections of the libraries that bring none. */
public final class OpenDatabase implements AutoCloseable {
    private final Database database;
    private final String url;
    private final HikariDataSource pool;
    private final Runnable end;

    /**
     * Makes the tables and rows.
     *
     * @param end runs when it is closed
     */
    OpenDatabase(Database database, String url, Runnable end) {
        this.end = end;
        this.database = database;
        this.url = url;
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(url);
        this.pool = new HikariDataSource(config);
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            Tables.create(connection, database);
            Rows.insertAll(connection);
            connection.commit();
            connection.setAutoCommit(true);
            execute(connection, analysis());
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    public Database database() {
        return database;
    }

    /** Returns the JDBC URL. */
    public String url() {
        return url;
    }

    /** Returns a HikariCP pool of connections, in autocommit mode. */
    public DataSource pool() {
        return pool;
    }

    /** Removes all contacts. */
    public void clearContacts() {
        execute(database == Database.SQLITE ? "DELETE FROM contact" : "TRUNCATE TABLE contact");
    }

    /** Has as many contacts as are changed at a time, and no others. */
    public void fillContacts() {
        clearContacts();
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            Rows.insertContacts(connection);
            connection.commit();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Gives all employees the values that they had in the beginning. */
    public void restoreEmployees() {
        try (Connection connection = pool.getConnection()) {
            connection.setAutoCommit(false);
            Rows.restoreEmployees(connection);
            connection.commit();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Returns the first row of a query as text, to compare what libraries left behind. */
    public String ask(String question) {
        String sql = database == Database.MARIADB ? question.replace("AS BIGINT", "AS SIGNED") : question;
        try (Connection connection = pool.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            StringBuilder row = new StringBuilder();
            rows.next();
            for (int index = 1; index <= rows.getMetaData().getColumnCount(); index++) {
                row.append(index == 1 ? "" : " ").append(rows.getString(index));
            }
            return row.toString();
        } catch (SQLException failed) {
            throw new IllegalStateException(sql, failed);
        }
    }

    private String analysis() {
        return switch (database) {
            case DERBY -> "";
            case MARIADB -> "ANALYZE TABLE country, city, employee, numbers, texts";
            case H2, SQLITE, POSTGRESQL -> "ANALYZE";
        };
    }

    private void execute(String sql) {
        try (Connection connection = pool.getConnection()) {
            execute(connection, sql);
        } catch (SQLException failed) {
            throw new IllegalStateException(sql, failed);
        }
    }

    private void execute(Connection connection, String sql) throws SQLException {
        if (sql.isEmpty()) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() {
        pool.close();
        end.run();
    }
}
