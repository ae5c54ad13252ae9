package io.mercator.dialect.kit;

import static io.mercator.api.sql.Sql.delete;

import io.mercator.api.engine.Engine;
import java.util.HashMap;
import java.util.Map;

/** A database whose tables of types are created once, which is much of the time that a test of one would take. */
final class TypeTables implements AutoCloseable {
    private final OpenDatabase database;
    private final Map<String, TypeTable<?>> tables = new HashMap<>();

    TypeTables(DatabaseUnderTest under) {
        database = under.open();
    }

    Engine engine() {
        return database.engine();
    }

    /** Returns an empty table of a type. */
    @SuppressWarnings("unchecked") // the name says the type
    <T> TypeTable<T> empty(TypeCase<T> type, TypeTable.Key key) {
        TypeTable<?> known = tables.get(type.name() + key);
        if (known != null) {
            engine().begin(connection -> connection.execute(delete(known)));
            return (TypeTable<T>) known;
        }
        TypeTable<T> table = new TypeTable<>("type_" + (tables.size() + 1), type.type(), key);
        table.metadata().createAll(engine());
        tables.put(type.name() + key, table);
        return table;
    }

    @Override
    public void close() {
        database.close();
    }
}
