/**
 * The H2 dialect: found on the module path by the engine, exports nothing. H2's jar is an automatic module, which nothing
 * here requires: it is bound because {@code java.sql} looks for drivers.
 *
 * @provides io.mercator.api.dialect.DialectProvider serves URLs that begin with {@code h2:}
 */
@org.jspecify.annotations.NullMarked
@SuppressWarnings("module") // H2 is its name; the digit is no version
module io.mercator.dialect.h2 {
    requires io.mercator.api;
    requires static org.jspecify;

    uses java.sql.Driver;

    provides io.mercator.api.dialect.DialectProvider with
            io.mercator.dialect.h2.H2DialectProvider;
}
