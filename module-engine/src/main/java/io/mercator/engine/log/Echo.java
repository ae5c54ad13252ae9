package io.mercator.engine.log;

import io.mercator.api.engine.EngineOptions;
import io.mercator.api.engine.SavepointEvent;
import io.mercator.api.engine.TransactionEvent;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.function.Consumer;

/**
 * Words what is sent to the database: the statement, then its parameters, and the bounds of transactions. Only ready
 * strings are logged: given arguments, {@link System.Logger} would run MessageFormat over the SQL.
 */
final class Echo {
    private final Consumer<String> receiver;

    private Echo(Consumer<String> receiver) {
        this.receiver = receiver;
    }

    static Echo of(EngineOptions options) {
        return new Echo(options.echoReceiver().orElseGet(Echo::logger));
    }

    private static Consumer<String> logger() {
        Logger logger = System.getLogger("io.mercator.engine");
        return text -> logger.log(Level.INFO, text);
    }

    void statement(String display, String parameters) {
        receiver.accept(display);
        receiver.accept(parameters);
    }

    void savepoint(SavepointEvent event) {
        receiver.accept(event.sql());
    }

    void transaction(TransactionEvent event) {
        receiver.accept(
                switch (event) {
                    case BEGIN -> "BEGIN (implicit)";
                    case COMMIT -> "COMMIT";
                    case ROLLBACK -> "ROLLBACK";
                });
    }
}
