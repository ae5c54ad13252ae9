package io.mercator.dialect.kit.model;

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

/** People, who have bosses among them. */
public final class People extends Table {
    /** The key. */
    public final Column<Integer> id = column("id", INTEGER, primaryKey(), assigned());

    /** The name. */
    public final Column<String> name = column("name", STRING.length(20), notNull());

    /** The age in years. */
    public final Column<Integer> age = column("age", INTEGER);

    /** The key of the boss. */
    public final Column<Integer> boss = column("boss", INTEGER, references("people.id"));

    /** The date of birth. */
    public final Column<LocalDate> born = column("born", DATE);

    /**
     * Makes the table.
     *
     * @param metadata what it belongs to
     */
    public People(MetaData metadata) {
        super(metadata, "people");
    }
}
