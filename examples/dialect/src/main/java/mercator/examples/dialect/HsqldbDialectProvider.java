package mercator.examples.dialect;

import io.mercator.api.dialect.DatabaseUrl;
import io.mercator.api.dialect.Dialect;
import io.mercator.api.dialect.DialectProvider;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.Properties;
import java.util.Set;
import org.hsqldb.jdbc.JDBCDriver;

/** Serves {@code hsqldb:} URLs: {@code hsqldb:mem:demo}, {@code hsqldb:file:path}, {@code hsqldb:hsql://host/db}. */
public final class HsqldbDialectProvider implements DialectProvider {
    /** Creates the provider. */
    public HsqldbDialectProvider() {}

    @Override
    public String name() {
        return "hsqldb";
    }

    @Override
    public Set<String> schemes() {
        return Set.of("hsqldb");
    }

    @Override
    public Set<String> urlOptions() {
        return Set.of("hsqldb.tx", "hsqldb.write_delay", "ifexists", "readonly", "shutdown");
    }

    /** {@inheritDoc} With {@code shutdown=true}, which {@link #connect} says. */
    @Override
    public boolean endsWithLastConnection(DatabaseUrl url) {
        return url.address().startsWith("mem:");
    }

    @Override
    public Connection connect(DatabaseUrl url, Properties properties) throws SQLException {
        Properties all = new Properties();
        properties.stringPropertyNames().forEach(name -> all.setProperty(name, properties.getProperty(name)));
        url.options().forEach(all::setProperty);
        all.putIfAbsent("hsqldb.tx", "mvcc");
        all.putIfAbsent("shutdown", String.valueOf(endsWithLastConnection(url)));
        all.setProperty("user", url.user() == null ? "SA" : url.user());
        all.setProperty("password", url.password() == null ? "" : url.password());
        Connection connection = new JDBCDriver().connect("jdbc:hsqldb:" + url.address(), all);
        if (connection == null) {
            throw new SQLException("The HSQLDB driver does not take the URL hsqldb:" + url.address(), "08001");
        }
        return connection;
    }

    @Override
    public boolean serves(DatabaseMetaData database) throws SQLException {
        return database.getDatabaseProductName().equals("HSQL Database Engine");
    }

    @Override
    public Dialect dialect() {
        return new HsqldbDialect();
    }
}
