package io.mercator.api.dialect;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Properties;
import java.util.Set;

/**
 * The service by which a dialect's jar is found: {@code provides io.mercator.api.dialect.DialectProvider with ...} in
 * its {@code module-info}, and the same in {@code META-INF/services} for the class path. Stateless and safe for any
 * thread.
 */
public interface DialectProvider {
    /**
     * Returns the dialect's name.
     *
     * @return lower case, for example {@code sqlite}
     */
    String name();

    /**
     * Returns the URL schemes that the dialect serves; {@code jdbc:} before one is understood.
     *
     * @return lower case, for example {@code sqlite}
     */
    Set<String> schemes();

    /**
     * Returns the options that may stand in a URL.
     *
     * @return their names as they are written
     */
    Set<String> urlOptions();

    /**
     * Tells whether every connection to the URL would be a database of its own, so that the engine keeps a single one.
     *
     * @param url a URL of one of the schemes
     * @return true for a private memory database
     */
    default boolean isSingleConnection(DatabaseUrl url) {
        return false;
    }

    /**
     * Tells whether the database is gone with its last connection, so that the engine keeps one open beside those that it
     * lends, until it is closed itself.
     *
     * @param url a URL of one of the schemes
     * @return true for a memory database of that kind
     */
    default boolean endsWithLastConnection(DatabaseUrl url) {
        return false;
    }

    /**
     * Opens a connection.
     *
     * @param url a URL of one of the schemes, with known options only
     * @param properties further properties for the driver, from the engine's options
     * @return a new connection
     * @throws SQLException as the driver throws it
     */
    Connection connect(DatabaseUrl url, Properties properties) throws SQLException;

    /**
     * Prepares a connection that a user's data source opened, once in its life. What {@link #connect} opens comes
     * prepared, as the URL's options say.
     *
     * @param connection a connection outside of any transaction
     * @throws SQLException as the driver throws it
     */
    default void prepare(Connection connection) throws SQLException {}

    /**
     * Tells whether the dialect serves the database behind a data source.
     *
     * @param database the driver's description
     * @return true if so
     * @throws SQLException as the driver throws it
     */
    boolean serves(DatabaseMetaData database) throws SQLException;

    /**
     * Returns the dialect for rendering alone, of the newest version that it knows.
     *
     * @return an immutable dialect
     */
    Dialect dialect();

    /**
     * Returns the dialect for a server, at the first connection.
     *
     * @param database the driver's description
     * @return an immutable dialect that names what this version can do
     * @throws SQLException as the driver throws it
     */
    default Dialect dialect(DatabaseMetaData database) throws SQLException {
        return dialect();
    }
}
