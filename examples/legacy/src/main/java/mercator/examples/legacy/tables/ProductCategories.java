package mercator.examples.legacy.tables;

import static io.mercator.api.schema.Columns.assigned;
import static io.mercator.api.schema.Columns.notNull;
import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.schema.Columns.references;
import static io.mercator.api.type.Types.INTEGER;
import static io.mercator.api.type.Types.STRING;

import io.mercator.api.schema.Column;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;

/** PRD_CAT: the categories of products, each within another one of the table or at the top. */
public final class ProductCategories extends Table {
    /** The number. */
    public final Column<Integer> id = column("cat_id", INTEGER, primaryKey(), assigned());

    /** The name. */
    public final Column<String> name = column("cat_nm", STRING.length(40), notNull());

    /** The category that it is in. */
    public final Column<Integer> parentId = column("par_cat", INTEGER, references("prd_cat.cat_id"));

    ProductCategories(MetaData metadata) {
        super(metadata, "prd_cat");
    }
}
