/**
 * The engine: connections and transactions, rendering of statements for a dialect, execution, schema definition. It
 * exports nothing and is found by {@code Engine.create}; it finds the dialects by their providers.
 */
@org.jspecify.annotations.NullMarked
module io.mercator.engine {
    requires io.mercator.api;
    requires com.zaxxer.hikari;
    requires static org.jspecify;

    uses io.mercator.api.dialect.DialectProvider;

    provides io.mercator.api.engine.EngineProvider with
            io.mercator.engine.DefaultEngineProvider;
    provides io.mercator.api.dialect.StatementRenderer with
            io.mercator.engine.DefaultStatementRenderer;
}
