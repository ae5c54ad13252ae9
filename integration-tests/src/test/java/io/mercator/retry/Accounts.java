package io.mercator.retry;

import static io.mercator.api.schema.Columns.notNull;
import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.schema.Columns.unique;
import static io.mercator.api.type.Types.BIGINT;
import static io.mercator.api.type.Types.INTEGER;
import static io.mercator.api.type.Types.STRING;

import io.mercator.api.engine.Engine;
import io.mercator.api.mapping.Registry;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;

/** Accounts with generated keys and unique owners. */
final class Accounts extends Table {
    final Column<Long> id = column("id", BIGINT, primaryKey());
    final Column<String> owner = column("owner", STRING.length(20), notNull(), unique());
    final Column<Integer> balance = column("balance", INTEGER, notNull());

    Accounts() {
        super(new MetaData(), "accounts");
    }

    void createOn(Engine engine) {
        metadata().createAll(engine);
    }

    Registry mapped() {
        Registry registry = new Registry();
        registry.map(Account.class, this)
                .construct(Account::new)
                .longProperty(id, Account::id, Account::id)
                .property(owner, Account::owner, Account::owner)
                .intProperty(balance, Account::balance, Account::balance);
        return registry;
    }
}
