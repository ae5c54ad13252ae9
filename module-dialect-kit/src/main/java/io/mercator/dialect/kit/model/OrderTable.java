package io.mercator.dialect.kit.model;

import static io.mercator.api.schema.Columns.defaultSupplier;
import static io.mercator.api.schema.Columns.defaultValue;
import static io.mercator.api.schema.Columns.notNull;
import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.schema.Columns.references;
import static io.mercator.api.schema.Columns.serverDefault;
import static io.mercator.api.type.Types.INSTANT;
import static io.mercator.api.type.Types.INTEGER;
import static io.mercator.api.type.Types.STRING;

import io.mercator.api.mapping.Registry;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;
import java.lang.invoke.MethodHandles;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Orders with a composite key, a foreign key, defaults of both sides, and a column that the class does not have. */
public final class OrderTable extends Table {
    /** The first part of the key. */
    public final Column<String> region = column("region", STRING.length(2), primaryKey());

    /** The second part of the key. */
    public final Column<Integer> number = column("number", INTEGER, primaryKey());

    /** Who gave the order. */
    public final Column<Integer> userId = column("user_id", INTEGER, references("users.id"));

    /** How it stands, by a default of the database's. */
    public final Column<String> status = column("status", STRING.length(10), serverDefault("'new'"));

    /** A note, by a default of the program's. */
    public final Column<String> note = column("note", STRING.length(50), defaultValue("none"));

    /** What the class does not have, by a default of the program's. */
    public final Column<Integer> revision = column("revision", INTEGER, defaultValue(1));

    /** When the row was made, by a supplier. */
    public final Column<Instant> createdAt = column("created_at", INSTANT, notNull(), defaultSupplier(OrderTable::now));

    /** When it was changed. */
    public final Column<Instant> updatedAt = column("updated_at", INSTANT);

    /**
     * Makes the table.
     *
     * @param metadata what it belongs to
     */
    public OrderTable(MetaData metadata) {
        super(metadata, "orders");
    }

    /**
     * Returns this moment with as many digits as every database keeps.
     *
     * @return the moment, in microseconds
     */
    public static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }

    /**
     * Maps {@link Order} onto it.
     *
     * @param registry takes the mapping
     */
    public void map(Registry registry) {
        registry.map(Order.class, this)
                .construct(Order::new)
                .field("userId", userId, MethodHandles.lookup())
                .field("createdAt", createdAt, MethodHandles.lookup())
                .field("updatedAt", updatedAt, MethodHandles.lookup())
                .fields(MethodHandles.lookup())
                .leaveOut(revision);
    }
}
