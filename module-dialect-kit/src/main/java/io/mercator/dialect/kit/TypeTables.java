package io.mercator.dialect.kit;

import static io.mercator.api.sql.Sql.delete;

import io.mercator.api.engine.Engine;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The tables of types, seen by an engine of their own. They have the same names for all engines, so that a database which
 * they share has them once, and has once what it keeps of a statement: that is much of the time that the tests take.
 */
final class TypeTables implements AutoCloseable {
    private static final int LONGEST = 40;

    private final Engine engine;
    private final Map<String, TypeTable<?>> tables = new HashMap<>();

    TypeTables(OpenDatabase database) {
        engine = Engine.create(database.url());
    }

    Engine engine() {
        return engine;
    }

    /** Returns an empty table of a type. */
    @SuppressWarnings("unchecked") // the name says the type
    <T> TypeTable<T> empty(TypeCase<T> type, TypeTable.Key key) {
        String words = type.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
        String name = words.substring(0, Math.min(words.length(), LONGEST)) + "_by_"
                + key.name().toLowerCase(Locale.ROOT);
        TypeTable<T> table = (TypeTable<T>) tables.computeIfAbsent(name, unknown -> {
            TypeTable<T> created = new TypeTable<>(name, type.type(), key);
            created.metadata().createAll(engine);
            return created;
        });
        engine.begin(connection -> connection.execute(delete(table)));
        return table;
    }

    @Override
    public void close() {
        engine.close();
    }
}
