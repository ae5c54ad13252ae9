/**
 * Mercator for applications and dialect authors: schema, types, SQL expressions, mappings, the interfaces of engine and
 * session, and the dialect SPI. The one module that an application requires; the engine, the session and the dialects
 * are found on the module path.
 */
@org.jspecify.annotations.NullMarked
@SuppressWarnings("module") // the two modules of the qualified export are built after this one
module io.mercator.api {
    requires transitive java.sql;
    requires static org.jspecify;

    exports io.mercator.api;
    exports io.mercator.api.dialect;
    exports io.mercator.api.engine;
    exports io.mercator.api.error;
    exports io.mercator.api.inspect;
    exports io.mercator.api.mapping;
    exports io.mercator.api.schema;
    exports io.mercator.api.session;
    exports io.mercator.api.sql;
    exports io.mercator.api.type;
    exports io.mercator.api.spi to
            io.mercator.engine,
            io.mercator.session;

    uses io.mercator.api.dialect.DialectProvider;
    uses io.mercator.api.dialect.StatementRenderer;
    uses io.mercator.api.engine.EngineProvider;
    uses io.mercator.api.session.SessionProvider;
}
