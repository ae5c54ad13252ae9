package mercator.examples.legacy.tables;

import static io.mercator.api.schema.Columns.notNull;
import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.schema.Columns.references;
import static io.mercator.api.type.Types.INTEGER;
import static mercator.examples.legacy.tables.LegacyTypes.PRODUCT_CODE;
import static mercator.examples.legacy.tables.LegacyTypes.WAREHOUSE_CODE;

import io.mercator.api.schema.Column;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;

/** STK_BAL: how much of which product is where. */
public final class Stocks extends Table {
    /** The warehouse's code. */
    public final Column<String> warehouseCode =
            column("whs_cd", WAREHOUSE_CODE, primaryKey(), references("whs_mst.whs_cd"));

    /** The product's code. */
    public final Column<String> productCode = column("prd_cd", PRODUCT_CODE, primaryKey());

    /** How many are there. */
    public final Column<Integer> onHand = column("on_hnd", INTEGER, notNull());

    /** How many there should be. */
    public final Column<Integer> minimum = column("min_qty", INTEGER, notNull());

    Stocks(MetaData metadata, Products products, KeyChanges keyChanges) {
        super(metadata, "stk_bal");
        keyChanges.follow(foreignKey(productCode)).references(products.code);
    }
}
