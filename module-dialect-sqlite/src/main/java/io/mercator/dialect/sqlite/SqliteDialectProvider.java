package io.mercator.dialect.sqlite;

import io.mercator.api.dialect.DatabaseUrl;
import io.mercator.api.dialect.Dialect;
import io.mercator.api.dialect.DialectProvider;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteOpenMode;

/**
 * Serves {@code sqlite:} URLs: {@code sqlite::memory:}, {@code sqlite:app.db}, {@code sqlite:///relative.db},
 * {@code sqlite:////absolute.db}. Options of a URL are SQLite's pragmas. Foreign keys are enforced and a busy database
 * is waited for five seconds, unless the URL says otherwise.
 */
public final class SqliteDialectProvider implements DialectProvider {
    private static final Set<String> PRAGMAS = Arrays.stream(SQLiteConfig.Pragma.values())
            .map(pragma -> pragma.getPragmaName().toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());

    /**
     * As the driver opens a database, but without SQLite's lock of the connection, which each call would take and give
     * back: the driver holds one of its own around every call that is not safe by itself (sqlite-jdbc 3.54: the methods of
     * NativeDB are synchronized, but for interrupt).
     */
    private static final int OPEN_MODE = SQLiteOpenMode.READWRITE.flag
            | SQLiteOpenMode.CREATE.flag
            | SQLiteOpenMode.OPEN_URI.flag
            | SQLiteOpenMode.NOMUTEX.flag;

    /** Creates the provider. */
    public SqliteDialectProvider() {}

    @Override
    public String name() {
        return "sqlite";
    }

    @Override
    public Set<String> schemes() {
        return Set.of("sqlite");
    }

    @Override
    public Set<String> urlOptions() {
        return PRAGMAS;
    }

    @Override
    public boolean isSingleConnection(DatabaseUrl url) {
        return SqliteAddress.of(url).isPrivateMemory();
    }

    @Override
    public Connection connect(DatabaseUrl url, Properties properties) throws SQLException {
        Properties all = new Properties();
        all.setProperty("foreign_keys", "true");
        all.setProperty("busy_timeout", "5000");
        all.setProperty("open_mode", String.valueOf(OPEN_MODE));
        properties.stringPropertyNames().forEach(name -> all.setProperty(name, properties.getProperty(name)));
        url.options().forEach(all::setProperty);
        return checked(
                JDBC.createConnection("jdbc:sqlite:" + SqliteAddress.of(url).file(), all));
    }

    /** SQLite opens any file; only reading from it tells whether it is a database. */
    private static Connection checked(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA schema_version");
            return connection;
        } catch (SQLException broken) {
            try {
                connection.close();
            } catch (SQLException second) {
                broken.addSuppressed(second);
            }
            throw broken;
        }
    }

    /** {@inheritDoc} Turns foreign keys on, which SQLite leaves off for a connection that says nothing. */
    @Override
    public void prepare(Connection connection) throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        // within a transaction SQLite ignores the pragma without a word
        connection.setAutoCommit(true);
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA foreign_keys = ON");
        }
        connection.setAutoCommit(autoCommit);
    }

    @Override
    public boolean serves(DatabaseMetaData database) throws SQLException {
        return database.getDatabaseProductName().equalsIgnoreCase("SQLite");
    }

    @Override
    public Dialect dialect() {
        return new SqliteDialect(SqliteVersion.NEWEST);
    }

    @Override
    public Dialect dialect(DatabaseMetaData database) throws SQLException {
        return new SqliteDialect(SqliteVersion.parse(database.getDatabaseProductVersion()));
    }
}
