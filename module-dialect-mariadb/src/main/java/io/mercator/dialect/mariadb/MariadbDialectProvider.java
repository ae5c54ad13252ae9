package io.mercator.dialect.mariadb;

import io.mercator.api.dialect.DatabaseUrl;
import io.mercator.api.dialect.Dialect;
import io.mercator.api.dialect.DialectProvider;
import io.mercator.api.error.ConfigurationException;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Serves {@code mariadb:} and {@code mysql:} URLs: {@code mariadb://user:password@host:3306/database}, {@code mariadb:database}
 * for a server on this machine, and what else MariaDB's driver takes after {@code jdbc:mariadb:}. MySQL is reached by the same
 * driver, and told by the server's version. Options of a URL are the driver's.
 */
public final class MariadbDialectProvider implements DialectProvider {
    private static final String URL = "jdbc:mariadb:";
    private static final String NO_DRIVER =
            "MariaDB's driver is not on the path. Put the jar org.mariadb.jdbc:mariadb-java-client there.";
    /** What a URL says elsewhere, what would pool once more, and what would give other counts and keys. */
    private static final Set<String> NO_OPTIONS = Set.of(
            "user",
            "password",
            "database",
            "autocommit",
            "pool",
            "poolName",
            "maxPoolSize",
            "minPoolSize",
            "maxIdleTime",
            "registerJmxPool",
            "poolValidMinDelay",
            "useResetConnection",
            "useAffectedRows",
            "useBulkStmts",
            "useBulkStmtsForInserts",
            "rewriteBatchedStatements",
            "returnMultiValuesGeneratedIds",
            "oldModeNoPrecisionTimestamp",
            "pureLocalDateTime",
            "tinyInt1isBit",
            "transformedBitIsBoolean",
            "yearIsDateType");

    /** Creates the provider. */
    public MariadbDialectProvider() {}

    @Override
    public String name() {
        return MariadbDialect.NAME;
    }

    @Override
    public Set<String> schemes() {
        return Set.of("mariadb", "mysql");
    }

    /**
     * {@inheritDoc} Those of the driver on the path, but for a few that would change what is promised.
     *
     * @throws ConfigurationException if there is no driver
     */
    @Override
    public Set<String> urlOptions() {
        try {
            Driver driver = driver().orElseThrow(() -> new ConfigurationException(NO_DRIVER));
            return Arrays.stream(driver.getPropertyInfo(URL + "//localhost/", new Properties()))
                    .map(property -> property.name)
                    .filter(name -> !NO_OPTIONS.contains(name))
                    .collect(Collectors.toUnmodifiableSet());
        } catch (SQLException unknown) {
            return Set.of();
        }
    }

    @Override
    public Connection connect(DatabaseUrl url, Properties properties) throws SQLException {
        Properties all = new Properties();
        // Statements that the server prepares have values of types, where others are text with all values written into
        // it.
        all.setProperty("useServerPrepStmts", "true");
        // By which a batch fails when a table was defined anew since the statement was prepared (driver 3.5.11).
        all.setProperty("useBulkStmtsForInserts", "false");
        // A server must not be able to ask for the files of this machine.
        all.setProperty("allowLocalInfile", "false");
        properties.stringPropertyNames().forEach(name -> all.setProperty(name, properties.getProperty(name)));
        url.options().forEach(all::setProperty);
        // Row counts are looked at: those that are met, whether they become others or not.
        all.setProperty("useAffectedRows", "false");
        if (url.user() != null) {
            all.setProperty("user", url.user());
        }
        if (url.password() != null) {
            all.setProperty("password", url.password());
        }
        Driver driver = driver().orElseThrow(() -> new SQLException(NO_DRIVER, "08001"));
        Connection connection = driver.connect(URL + address(url.address()), all);
        if (connection == null) {
            throw new SQLException(
                    "MariaDB's driver does not take the URL. Write mariadb://host:3306/database, with %XX for signs that"
                            + " URLs have a meaning for",
                    "08001");
        }
        try {
            MariadbSession.prepare(connection);
        } catch (SQLException | RuntimeException failed) {
            close(connection, failed);
            throw failed;
        }
        return connection;
    }

    /** A database's name alone is one of the server on this machine. */
    private static String address(String address) {
        return address.contains("//") ? address : "//localhost/" + address;
    }

    private static void close(Connection connection, Exception failed) {
        try {
            connection.close();
        } catch (SQLException second) {
            failed.addSuppressed(second);
        }
    }

    /** A driver on the module path is a service of the layer; one on the class path is found by the loader of both. */
    private static Optional<Driver> driver() throws SQLException {
        ModuleLayer layer = MariadbDialectProvider.class.getModule().getLayer();
        Optional<Driver> found = layer == null ? Optional.empty() : first(ServiceLoader.load(layer, Driver.class));
        return found.isPresent()
                ? found
                : first(ServiceLoader.load(Driver.class, MariadbDialectProvider.class.getClassLoader()));
    }

    private static Optional<Driver> first(ServiceLoader<Driver> drivers) throws SQLException {
        for (Driver driver : drivers) {
            if (driver.acceptsURL(URL + "//localhost/")) {
                return Optional.of(driver);
            }
        }
        return Optional.empty();
    }

    @Override
    public void prepare(Connection connection) throws SQLException {
        MariadbSession.prepare(connection);
    }

    @Override
    public boolean serves(DatabaseMetaData database) throws SQLException {
        String product = database.getDatabaseProductName();
        return product.equalsIgnoreCase("MariaDB") || product.equalsIgnoreCase("MySQL");
    }

    @Override
    public Dialect dialect() {
        return new MariadbDialect(MariadbServer.NEWEST);
    }

    /** {@inheritDoc} MySQL's driver gives MariaDB for MySQL; {@code version()} is more honest. */
    @Override
    public Dialect dialect(DatabaseMetaData database) throws SQLException {
        Connection connection = database.getConnection();
        MariadbServer server = MariadbSession.server(connection);
        if (!connection.getAutoCommit()) {
            connection.rollback();
        }
        if (!server.isKnown()) {
            throw new ConfigurationException("The server is " + database.getDatabaseProductVersion()
                    + ", which lacks too much of SQL. Use MariaDB 10.6 or MySQL 8.0.19, or newer.");
        }
        return new MariadbDialect(
                server, !String.valueOf(database.getDriverName()).contains("MySQL"));
    }
}
