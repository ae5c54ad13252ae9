package io.mercator.faults;

import static io.mercator.api.schema.Columns.notNull;
import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.schema.Columns.serverDefault;
import static io.mercator.api.schema.Columns.unique;
import static io.mercator.api.type.Types.BIGINT;
import static io.mercator.api.type.Types.INTEGER;
import static io.mercator.api.type.Types.STRING;

import io.mercator.api.mapping.Registry;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;

/** Accounts with generated keys, unique owners and a default that the database gives to a column no property maps. */
final class Accounts extends Table {
    final Column<Long> id = column("id", BIGINT, primaryKey());
    final Column<String> owner = column("owner", STRING.length(20), notNull(), unique());
    final Column<Integer> balance = column("balance", INTEGER, notNull());
    final Column<String> state = column("state", STRING.length(10), serverDefault("'open'"));

    Accounts(MetaData metadata) {
        super(metadata, "accounts");
    }

    Registry mapped() {
        Registry registry = new Registry();
        registry.map(Account.class, this)
                .construct(Account::new)
                .longProperty(id, Account::id, Account::id)
                .property(owner, Account::owner, Account::owner)
                .intProperty(balance, Account::balance, Account::balance)
                .leaveOut(state);
        return registry;
    }
}
