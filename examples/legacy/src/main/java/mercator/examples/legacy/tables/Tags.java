package mercator.examples.legacy.tables;

import static io.mercator.api.schema.Columns.notNull;
import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.schema.Columns.unique;
import static io.mercator.api.type.Types.INTEGER;
import static io.mercator.api.type.Types.STRING;

import io.mercator.api.schema.Column;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;

/** TAG_MST: words that are put on products; the youngest of the tables. */
public final class Tags extends Table {
    /** The number, generated. */
    public final Column<Integer> id = column("tag_id", INTEGER, primaryKey());

    /** The word. */
    public final Column<String> name = column("tag_nm", STRING.length(20), notNull(), unique());

    Tags(MetaData metadata) {
        super(metadata, "tag_mst");
    }
}
