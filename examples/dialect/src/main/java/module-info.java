/** A dialect of HSQLDB, by somebody else: it knows the api and its driver. */
@org.jspecify.annotations.NullMarked
module mercator.examples.dialect {
    requires io.mercator.api;
    requires org.hsqldb;
    requires static org.jspecify;

    provides io.mercator.api.dialect.DialectProvider with
            mercator.examples.dialect.HsqldbDialectProvider;
}
