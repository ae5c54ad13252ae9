package io.mercator.dialect.postgresql;

import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.schema.Columns.references;
import static io.mercator.api.type.Types.INTEGER;
import static io.mercator.api.type.Types.JSON;
import static io.mercator.api.type.Types.STRING;

import io.mercator.api.schema.Column;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;

/** Pets, with keys that the database gives. */
final class Pets extends Table {
    final Column<Integer> id = column("id", INTEGER, primaryKey());
    final Column<Integer> owner = column("owner", INTEGER, references("people.id"));
    final Column<String> kind = column("kind", STRING.length(10));
    final Column<String> chip = column("chip", JSON);

    Pets(MetaData metadata) {
        super(metadata, "pets");
    }
}
