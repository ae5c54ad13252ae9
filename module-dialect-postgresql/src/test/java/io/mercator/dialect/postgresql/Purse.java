package io.mercator.dialect.postgresql;

import static io.mercator.api.schema.Columns.notNull;
import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.schema.Columns.unique;
import static io.mercator.api.type.Types.INTEGER;
import static io.mercator.api.type.Types.STRING;

import io.mercator.api.mapping.Registry;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;

/** A plain class that is counted in. */
final class Purse {
    int id;
    String owner;
    int coins;

    Purse() {}

    Purse(String owner, int coins) {
        this.owner = owner;
        this.coins = coins;
    }

    /** The table. */
    static final class Purses extends Table {
        final Column<Integer> id = column("id", INTEGER, primaryKey());
        final Column<String> owner = column("owner", STRING, notNull(), unique());
        final Column<Integer> coins = column("coins", INTEGER, notNull());

        Purses(MetaData metadata) {
            super(metadata, "purses");
        }

        Registry mapped() {
            Registry registry = new Registry();
            registry.map(Purse.class, this)
                    .construct(Purse::new)
                    .intProperty(id, purse -> purse.id, (purse, value) -> purse.id = value)
                    .property(owner, purse -> purse.owner, (purse, value) -> purse.owner = value)
                    .intProperty(coins, purse -> purse.coins, (purse, value) -> purse.coins = value);
            return registry;
        }
    }
}
