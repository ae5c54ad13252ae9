/**
 * The Derby dialect: found on the module path by the engine, exports nothing.
 *
 * @provides io.mercator.api.dialect.DialectProvider serves URLs that begin with {@code derby:}
 */
@org.jspecify.annotations.NullMarked
module io.mercator.dialect.derby {
    requires io.mercator.api;
    requires org.apache.derby.engine;
    requires static org.jspecify;

    uses java.sql.Driver;

    provides io.mercator.api.dialect.DialectProvider with
            io.mercator.dialect.derby.DerbyDialectProvider;
}
