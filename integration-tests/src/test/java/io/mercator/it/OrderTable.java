package io.mercator.it;

import static io.mercator.api.schema.Columns.defaultValue;
import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.schema.Columns.references;
import static io.mercator.api.schema.Columns.serverDefault;
import static io.mercator.api.type.Types.INTEGER;
import static io.mercator.api.type.Types.STRING;

import io.mercator.api.mapping.Registry;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;
import java.lang.invoke.MethodHandles;

/** Orders with a composite key, a foreign key, defaults of both sides, and a column that the class does not have. */
final class OrderTable extends Table {
    final Column<String> region = column("region", STRING.length(2), primaryKey());
    final Column<Integer> number = column("number", INTEGER, primaryKey());
    final Column<Integer> userId = column("user_id", INTEGER, references("users.id"));
    final Column<String> status = column("status", STRING.length(10), serverDefault("'new'"));
    final Column<String> note = column("note", STRING.length(50), defaultValue("none"));
    final Column<Integer> revision = column("revision", INTEGER, defaultValue(1));
    final Stamps stamps = Stamps.on(this);

    OrderTable(MetaData metadata) {
        super(metadata, "orders");
    }

    void map(Registry registry) {
        stamps.map(registry.map(Order.class, this)
                .construct(Order::new)
                .field("userId", userId, MethodHandles.lookup())
                .fields(MethodHandles.lookup())
                .leaveOut(revision));
    }
}
