package io.mercator.it;

import static io.mercator.api.schema.Columns.column;
import static io.mercator.api.schema.Columns.defaultSupplier;
import static io.mercator.api.schema.Columns.notNull;
import static io.mercator.api.type.Types.INSTANT;

import io.mercator.api.mapping.MapperBuilder;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.Table;
import java.time.Instant;

// snippet: stamps
/** A convention: two columns and their mapping, for any table and any class that is {@link Stamped}. */
record Stamps(Column<Instant> createdAt, Column<Instant> updatedAt) {
    static Stamps on(Table table) {
        return new Stamps(
                table.add(column("created_at", INSTANT, notNull(), defaultSupplier(Instant::now))),
                table.add(column("updated_at", INSTANT)));
    }

    <E extends Stamped> MapperBuilder<E> map(MapperBuilder<E> mapping) {
        return mapping.property(createdAt, Stamped::createdAt, Stamped::createdAt)
                .property(updatedAt, Stamped::updatedAt, Stamped::updatedAt);
    }
}
// end
