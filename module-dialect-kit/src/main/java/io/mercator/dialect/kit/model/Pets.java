package io.mercator.dialect.kit.model;

import static io.mercator.api.schema.Columns.assigned;
import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.schema.Columns.references;
import static io.mercator.api.type.Types.INTEGER;
import static io.mercator.api.type.Types.STRING;

import io.mercator.api.schema.Column;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;

/** Pets, most of which have an owner. */
public final class Pets extends Table {
    /** The key. */
    public final Column<Integer> id = column("id", INTEGER, primaryKey(), assigned());

    /** The key of the person who owns it. */
    public final Column<Integer> owner = column("owner", INTEGER, references("people.id"));

    /** What animal it is. */
    public final Column<String> kind = column("kind", STRING.length(10));

    /**
     * Makes the table.
     *
     * @param metadata what it belongs to
     */
    public Pets(MetaData metadata) {
        super(metadata, "pets");
    }
}
