package io.mercator.dialect.postgresql;

import io.mercator.api.dialect.DatabaseUrl;
import io.mercator.api.dialect.Dialect;
import io.mercator.api.dialect.DialectProvider;
import io.mercator.api.error.ConfigurationException;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.Driver;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Optional;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Serves {@code postgresql:} URLs: {@code postgresql://user:password@host:5432/database}, {@code postgresql:database}, and what
 * else the driver takes after {@code jdbc:postgresql:}; also {@code postgres:}, as some hosts write it. Options of a URL are the
 * driver's properties, or settings of the server. CockroachDB and YugabyteDB are told by the server's version, and what they lack is not used.
 */
public final class PostgresqlDialectProvider implements DialectProvider {
    private static final String URL = "jdbc:postgresql:";
    private static final String NO_DRIVER =
            "PostgreSQL's driver is not on the path. Put the jar org.postgresql:postgresql there.";
    private static final Set<String> LOGIN = Set.of("user", "password");

    /** Creates the provider. */
    public PostgresqlDialectProvider() {}

    @Override
    public String name() {
        return PostgresqlDialect.NAME;
    }

    @Override
    public Set<String> schemes() {
        return Set.of("postgresql", "postgres");
    }

    /**
     * {@inheritDoc} Those that the driver on the path knows, and settings of the server: {@code statement_timeout},
     * {@code lock_timeout}, {@code idle_in_transaction_session_timeout}, {@code idle_session_timeout},
     * {@code transaction_timeout}, {@code application_name}, {@code search_path}.
     *
     * @throws ConfigurationException if there is no driver
     */
    @Override
    public Set<String> urlOptions() {
        try {
            Driver driver = driver().orElseThrow(() -> new ConfigurationException(NO_DRIVER));
            Stream<String> known = Arrays.stream(driver.getPropertyInfo(URL, new Properties()))
                    .map(property -> property.name)
                    .filter(name -> !LOGIN.contains(name));
            return Stream.concat(known, PostgresqlSettings.NAMES.stream()).collect(Collectors.toUnmodifiableSet());
        } catch (SQLException unknown) {
            return Set.of();
        }
    }

    @Override
    public Connection connect(DatabaseUrl url, Properties properties) throws SQLException {
        Properties all = new Properties();
        properties.stringPropertyNames().forEach(name -> all.setProperty(name, properties.getProperty(name)));
        addOptions(url, all);
        if (url.user() != null) {
            all.setProperty("user", url.user());
        }
        if (url.password() != null) {
            all.setProperty("password", url.password());
        }
        Driver driver = driver().orElseThrow(() -> new SQLException(NO_DRIVER, "08001"));
        Connection connection = driver.connect(URL + url.address(), all);
        if (connection == null) {
            throw new SQLException(
                    "PostgreSQL's driver does not take the URL. Write postgresql://host:5432/database, with %XX for"
                            + " signs that URLs have a meaning for",
                    "08001");
        }
        return connection;
    }

    /** The driver's own come first: settings of the server are added to what its options say already. */
    private static void addOptions(DatabaseUrl url, Properties properties) {
        url.options().forEach((name, value) -> {
            if (!PostgresqlSettings.NAMES.contains(name)) {
                properties.setProperty(name, value);
            }
        });
        url.options().forEach((name, value) -> {
            if (PostgresqlSettings.NAMES.contains(name)) {
                PostgresqlSettings.add(name, value, properties);
            }
        });
    }

    /** A driver on the module path is a service of the layer; one on the class path is found by the loader of both. */
    private static Optional<Driver> driver() throws SQLException {
        ModuleLayer layer = PostgresqlDialectProvider.class.getModule().getLayer();
        Optional<Driver> found = layer == null ? Optional.empty() : first(ServiceLoader.load(layer, Driver.class));
        return found.isPresent()
                ? found
                : first(ServiceLoader.load(Driver.class, PostgresqlDialectProvider.class.getClassLoader()));
    }

    private static Optional<Driver> first(ServiceLoader<Driver> drivers) throws SQLException {
        for (Driver driver : drivers) {
            if (driver.acceptsURL(URL + "database")) {
                return Optional.of(driver);
            }
        }
        return Optional.empty();
    }

    @Override
    public boolean serves(DatabaseMetaData database) throws SQLException {
        return database.getDatabaseProductName().equalsIgnoreCase("PostgreSQL");
    }

    @Override
    public Dialect dialect() {
        return new PostgresqlDialect(PostgresqlServer.NEWEST);
    }

    /** {@inheritDoc} All of them call themselves PostgreSQL to the driver; {@code version()} is more honest. */
    @Override
    public Dialect dialect(DatabaseMetaData database) throws SQLException {
        Connection connection = database.getConnection();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT version()")) {
            rows.next();
            return new PostgresqlDialect(PostgresqlServer.parse(rows.getString(1)));
        } finally {
            if (!connection.getAutoCommit()) {
                connection.rollback();
            }
        }
    }
}
