package io.mercator.dialect.derby;

import io.mercator.api.dialect.DatabaseUrl;
import io.mercator.api.dialect.Dialect;
import io.mercator.api.dialect.DialectProvider;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.Set;

/**
 * Serves {@code derby:} URLs of the embedded engine: {@code derby:memory:demo}, {@code derby:path/to/db}; Derby's own
 * attributes after {@code ;} pass through. A database that is not there is created unless the URL says
 * {@code create=false}. Derby's log, which it would leave in the working folder, is turned off unless one of the
 * {@code derby.stream.error} system properties is set.
 */
public final class DerbyDialectProvider implements DialectProvider {
    /** Creates the provider. */
    public DerbyDialectProvider() {}

    @Override
    public String name() {
        return "derby";
    }

    @Override
    public Set<String> schemes() {
        return Set.of("derby");
    }

    @Override
    public Set<String> urlOptions() {
        return Set.of("create", "territory", "collation", "dataEncryption", "encryptionAlgorithm", "bootPassword");
    }

    @Override
    public Connection connect(DatabaseUrl url, Properties properties) throws SQLException {
        DerbyLog.turnOff();
        Properties all = new Properties();
        properties.stringPropertyNames().forEach(name -> all.setProperty(name, properties.getProperty(name)));
        url.options().forEach(all::setProperty);
        String jdbcUrl = "jdbc:derby:" + url.address();
        if (!url.address().contains(";create=")) {
            all.putIfAbsent("create", "true");
        }
        Connection connection = driver().connect(jdbcUrl, all);
        if (connection == null) {
            throw new SQLException(
                    "The Derby driver does not take the URL jdbc:derby:..., of the embedded engine", "08001");
        }
        return connection;
    }

    /** The driver's class is not exported; it is a service of its module, in a layer of its own too. */
    private static Driver driver() throws SQLException {
        ModuleLayer layer = DerbyDialectProvider.class.getModule().getLayer();
        ServiceLoader<Driver> drivers = layer == null
                ? ServiceLoader.load(Driver.class, DerbyDialectProvider.class.getClassLoader())
                : ServiceLoader.load(layer, Driver.class);
        for (Driver driver : drivers) {
            if (driver.acceptsURL("jdbc:derby:memory:")) {
                return driver;
            }
        }
        throw new SQLException("Derby's driver is not on the path. Put the jars derby and derbyshared there.", "08001");
    }

    @Override
    public boolean serves(DatabaseMetaData database) throws SQLException {
        return database.getDatabaseProductName().equalsIgnoreCase("Apache Derby");
    }

    @Override
    public Dialect dialect() {
        return new DerbyDialect();
    }
}
