package io.mercator.dialect.postgresql;

import static io.mercator.api.schema.Columns.assigned;
import static io.mercator.api.schema.Columns.notNull;
import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.schema.Columns.references;
import static io.mercator.api.type.Types.DATE;
import static io.mercator.api.type.Types.INTEGER;
import static io.mercator.api.type.Types.STRING;

import io.mercator.api.schema.Column;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;
import java.time.LocalDate;

/** People, some of whom are the bosses of others. */
final class People extends Table {
    final Column<Integer> id = column("id", INTEGER, primaryKey(), assigned());
    final Column<String> name = column("name", STRING, notNull());
    final Column<Integer> age = column("age", INTEGER);
    final Column<Integer> boss = column("boss", INTEGER, references("people.id"));
    final Column<LocalDate> born = column("born", DATE);

    People(MetaData metadata) {
        super(metadata, "people");
    }
}
