package io.mercator.benchmarks.tracking;

import static io.mercator.api.schema.Columns.column;
import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.type.Types.BIGINT;
import static io.mercator.api.type.Types.INTEGER;
import static io.mercator.api.type.Types.STRING;

import io.mercator.api.mapping.Registry;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;

/** The table of accounts. */
final class Accounts extends Table {
    final Column<Integer> id = column("id", INTEGER, primaryKey());
    final Column<Integer> number = column("number", INTEGER);
    final Column<Long> balance = column("balance", BIGINT);
    final Column<String> owner = column("owner", STRING.length(50));

    Accounts(MetaData metadata) {
        super(metadata, "accounts");
    }

    Registry mapPlain() {
        Registry registry = new Registry();
        registry.map(PlainAccount.class, this)
                .construct(PlainAccount::new)
                .intProperty(id, PlainAccount::getId, PlainAccount::setId)
                .intProperty(number, PlainAccount::getNumber, PlainAccount::setNumber)
                .longProperty(balance, PlainAccount::getBalance, PlainAccount::setBalance)
                .property(owner, PlainAccount::getOwner, PlainAccount::setOwner);
        return registry;
    }

    Registry mapWoven() {
        Registry registry = new Registry();
        registry.map(WovenAccount.class, this)
                .construct(WovenAccount::new)
                .intProperty(id, WovenAccount::getId, WovenAccount::setId)
                .intProperty(number, WovenAccount::getNumber, WovenAccount::setNumber)
                .longProperty(balance, WovenAccount::getBalance, WovenAccount::setBalance)
                .property(owner, WovenAccount::getOwner, WovenAccount::setOwner)
                .requireWoven();
        return registry;
    }
}
