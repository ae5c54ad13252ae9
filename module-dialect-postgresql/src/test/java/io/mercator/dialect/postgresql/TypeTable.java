package io.mercator.dialect.postgresql;

import static io.mercator.api.schema.Columns.assigned;
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

    private TypeTable(String name, SqlType<T> type, boolean isKey) {
        super(new MetaData(), name);
        id = isKey ? column("id", INTEGER) : column("id", INTEGER, primaryKey());
        value = isKey ? column("v", type, primaryKey(), assigned()) : column("v", type);
    }

    static <T> TypeTable<T> ofValues(SqlType<T> type) {
        return new TypeTable<>("type_values", type, false);
    }

    static <T> TypeTable<T> ofKeys(SqlType<T> type) {
        return new TypeTable<>("type_keys", type, true);
    }

    @SuppressWarnings("unchecked") // the class token of a generic class
    Registry mapped() {
        Registry registry = new Registry();
        registry.map((Class<Holder<T>>) (Class<?>) Holder.class, this)
                .construct(Holder::new)
                .property(id, Holder::id, Holder::id)
                .property(value, Holder::value, Holder::value);
        return registry;
    }
}
