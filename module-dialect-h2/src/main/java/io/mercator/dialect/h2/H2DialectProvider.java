package io.mercator.dialect.h2;

import io.mercator.api.dialect.DatabaseUrl;
import io.mercator.api.dialect.Dialect;
import io.mercator.api.dialect.DialectProvider;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.Set;

/**
 * Serves {@code h2:} URLs: {@code h2:memory:demo}, {@code h2:path/to/db}, {@code h2:tcp://host/db}; H2's own settings after
 * {@code ;} pass through. A memory database lives while an engine to it is open. Rows are read as they are asked for, where
 * H2 by itself would first collect them all, unless the URL says {@code LAZY_QUERY_EXECUTION=FALSE}.
 */
public final class H2DialectProvider implements DialectProvider {
    private static final String LAZY = "LAZY_QUERY_EXECUTION";

    /** Creates the provider. */
    public H2DialectProvider() {}

    @Override
    public String name() {
        return "h2";
    }

    @Override
    public Set<String> schemes() {
        return Set.of("h2");
    }

    /** {@inheritDoc} H2's settings (h2database.com, "Database URL overview"), without those that change its SQL. */
    @Override
    public Set<String> urlOptions() {
        return Set.of(
                "ACCESS_MODE_DATA",
                "AUTO_RECONNECT",
                "AUTO_SERVER",
                "AUTO_SERVER_PORT",
                "CACHE_SIZE",
                "CACHE_TYPE",
                "CIPHER",
                "COMPRESS",
                "DB_CLOSE_DELAY",
                "DB_CLOSE_ON_EXIT",
                "DEFAULT_LOCK_TIMEOUT",
                "FILE_LOCK",
                "FORBID_CREATION",
                "IFEXISTS",
                "INIT",
                LAZY,
                "LOCK_TIMEOUT",
                "MAX_MEMORY_ROWS",
                "MAX_OPERATION_MEMORY",
                "NETWORK_TIMEOUT",
                "PASSWORD_HASH",
                "RETENTION_TIME",
                "SCHEMA",
                "SCHEMA_SEARCH_PATH",
                "TIME ZONE",
                "TRACE_LEVEL_FILE",
                "TRACE_LEVEL_SYSTEM_OUT",
                "WRITE_DELAY");
    }

    @Override
    public boolean isSingleConnection(DatabaseUrl url) {
        return H2Address.of(url).isPrivateMemory();
    }

    @Override
    public boolean endsWithLastConnection(DatabaseUrl url) {
        return H2Address.of(url).isNamedMemory();
    }

    @Override
    public Connection connect(DatabaseUrl url, Properties properties) throws SQLException {
        H2Address address = H2Address.of(url);
        Properties all = new Properties();
        properties.stringPropertyNames().forEach(name -> all.setProperty(name, properties.getProperty(name)));
        url.options().forEach(all::setProperty);
        if (!address.sets(LAZY)) {
            all.putIfAbsent(LAZY, "TRUE");
        }
        if (url.user() != null) {
            all.setProperty("user", url.user());
        }
        if (url.password() != null) {
            all.setProperty("password", url.password());
        }
        Connection connection = driver().connect("jdbc:h2:" + address.text(), all);
        if (connection == null) {
            throw new SQLException("The H2 driver does not take the URL jdbc:h2:...", "08001");
        }
        return connection;
    }

    /** The driver is a service of its module, in a layer of its own too. */
    private static Driver driver() throws SQLException {
        ModuleLayer layer = H2DialectProvider.class.getModule().getLayer();
        ServiceLoader<Driver> drivers = layer == null
                ? ServiceLoader.load(Driver.class, H2DialectProvider.class.getClassLoader())
                : ServiceLoader.load(layer, Driver.class);
        for (Driver driver : drivers) {
            if (driver.acceptsURL("jdbc:h2:mem:")) {
                return driver;
            }
        }
        throw new SQLException("H2's driver is not on the path. Put the jar h2 there.", "08001");
    }

    /** {@inheritDoc} The setting is the connection's own. */
    @Override
    public void prepare(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET LAZY_QUERY_EXECUTION TRUE");
        }
    }

    @Override
    public boolean serves(DatabaseMetaData database) throws SQLException {
        return database.getDatabaseProductName().equals("H2");
    }

    @Override
    public Dialect dialect() {
        return new H2Dialect(H2Version.NEWEST);
    }

    @Override
    public Dialect dialect(DatabaseMetaData database) throws SQLException {
        H2Settings.check(database);
        return new H2Dialect(H2Version.of(database));
    }
}
