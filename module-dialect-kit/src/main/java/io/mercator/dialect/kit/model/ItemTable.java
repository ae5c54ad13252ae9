package io.mercator.dialect.kit.model;

import static io.mercator.api.schema.Columns.notNull;
import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.schema.Columns.unique;
import static io.mercator.api.type.Types.BIGINT;
import static io.mercator.api.type.Types.BOOLEAN;
import static io.mercator.api.type.Types.INTEGER;
import static io.mercator.api.type.Types.STRING;

import io.mercator.api.mapping.Registry;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;

/** Items with a generated 64-bit key, a unique code that is never null, and primitives. */
public final class ItemTable extends Table {
    /** The generated key. */
    public final Column<Long> id = column("id", BIGINT, primaryKey());

    /** A code of its own for each. */
    public final Column<String> code = column("code", STRING.length(20), notNull(), unique());

    /** How many there are. */
    public final Column<Integer> amount = column("amount", INTEGER, notNull());

    /** Whether it is in use. */
    public final Column<Boolean> active = column("active", BOOLEAN, notNull());

    /**
     * Makes the table.
     *
     * @param metadata what it belongs to
     */
    public ItemTable(MetaData metadata) {
        super(metadata, "items");
    }

    /**
     * Maps {@link Item} onto it.
     *
     * @param registry takes the mapping
     */
    public void map(Registry registry) {
        registry.map(Item.class, this)
                .construct(Item::new)
                .longProperty(id, Item::id, Item::id)
                .property(code, Item::code, Item::code)
                .intProperty(amount, Item::amount, Item::amount)
                .booleanProperty(active, Item::active, Item::active);
    }
}
