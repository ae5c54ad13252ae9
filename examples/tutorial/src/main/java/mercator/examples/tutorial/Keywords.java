package mercator.examples.tutorial;

import static io.mercator.api.schema.Columns.notNull;
import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.schema.Columns.unique;
import static io.mercator.api.type.Types.INTEGER;
import static io.mercator.api.type.Types.STRING;

import io.mercator.api.schema.Column;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;

/** The table of the words by which posts are found. */
public final class Keywords extends Table {
    /** The number of a word; the database generates it. */
    public final Column<Integer> id = column("id", INTEGER, primaryKey());

    /** The word. */
    public final Column<String> keyword = column("keyword", STRING.length(50), notNull(), unique());

    /**
     * Describes the table.
     *
     * @param metadata where the table belongs
     */
    public Keywords(MetaData metadata) {
        super(metadata, "keywords");
    }
}
