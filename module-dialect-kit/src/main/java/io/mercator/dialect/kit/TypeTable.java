package io.mercator.dialect.kit;

import static io.mercator.api.schema.Columns.assigned;
import static io.mercator.api.schema.Columns.notNull;
import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.type.Types.INTEGER;

import io.mercator.api.mapping.Registry;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;
import io.mercator.api.type.SqlType;

/** A table with a number and one column of the type under test, either of which is the key. */
final class TypeTable<T> extends Table {
    final Column<Integer> id;
    final Column<T> value;

    /** What is the key of a table. */
    enum Key {
        /** The number, which the test gives. */
        NUMBER,
        /** The number, which the database gives. */
        GENERATED,
        /** The value. */
        VALUE
    }

    TypeTable(String name, SqlType<T> type, Key key) {
        super(new MetaData(), name);
        id = switch (key) {
            case NUMBER -> column("id", INTEGER, primaryKey(), assigned());
            case GENERATED -> column("id", INTEGER, primaryKey());
            case VALUE -> column("id", INTEGER, notNull());
        };
        value = key == Key.VALUE ? column("v", type, primaryKey(), assigned()) : column("v", type);
    }

    @SuppressWarnings("unchecked") // the class token of a generic class
    Registry mapped() {
        Registry registry = new Registry();
        registry.map((Class<Holder<T>>) (Class<?>) Holder.class, this)
                .construct(Holder::new)
                .intProperty(id, Holder::id, Holder::id)
                .property(value, Holder::value, Holder::value);
        return registry;
    }
}
