/**
 * The PostgreSQL dialect: found on the module path by the engine, exports nothing. Its driver is an automatic module, so that
 * it is required by none and found as a service, on the module path or the class path.
 *
 * @provides io.mercator.api.dialect.DialectProvider serves URLs that begin with {@code postgresql:}
 */
@org.jspecify.annotations.NullMarked
module io.mercator.dialect.postgresql {
    requires io.mercator.api;
    requires static org.jspecify;

    uses java.sql.Driver;

    provides io.mercator.api.dialect.DialectProvider with
            io.mercator.dialect.postgresql.PostgresqlDialectProvider;
}
