/**
 * The dialect of MariaDB and MySQL: found on the module path by the engine, exports nothing. The driver is required by none
 * and found as a service, on the module path or the class path.
 *
 * @provides io.mercator.api.dialect.DialectProvider serves URLs that begin with {@code mariadb:} or {@code mysql:}
 */
@org.jspecify.annotations.NullMarked
module io.mercator.dialect.mariadb {
    requires io.mercator.api;
    requires static org.jspecify;

    uses java.sql.Driver;

    provides io.mercator.api.dialect.DialectProvider with
            io.mercator.dialect.mariadb.MariadbDialectProvider;
}
