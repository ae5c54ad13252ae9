/**
 * The SQLite dialect: found on the module path by the engine, exports nothing.
 *
 * @provides io.mercator.api.dialect.DialectProvider serves URLs that begin with {@code sqlite:}
 */
@org.jspecify.annotations.NullMarked
module io.mercator.dialect.sqlite {
    requires io.mercator.api;
    requires org.xerial.sqlitejdbc;
    requires static org.jspecify;

    provides io.mercator.api.dialect.DialectProvider with
            io.mercator.dialect.sqlite.SqliteDialectProvider;
}
