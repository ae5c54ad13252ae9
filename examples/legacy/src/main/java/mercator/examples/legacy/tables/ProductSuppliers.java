package mercator.examples.legacy.tables;

import static io.mercator.api.schema.Columns.notNull;
import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.schema.Columns.references;
import static io.mercator.api.type.Types.INTEGER;
import static mercator.examples.legacy.tables.LegacyTypes.FLAG;
import static mercator.examples.legacy.tables.LegacyTypes.MONEY;
import static mercator.examples.legacy.tables.LegacyTypes.PRODUCT_CODE;

import io.mercator.api.schema.Column;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;
import java.math.BigDecimal;

/** PRD_SUP: which supplier has which product, with data of its own. */
public final class ProductSuppliers extends Table {
    /** The product's code. */
    public final Column<String> productCode = column("prd_cd", PRODUCT_CODE, primaryKey());

    /** The supplier's number. */
    public final Column<Integer> supplierNumber = column("sup_no", INTEGER, primaryKey(), references("sup_mst.sup_no"));

    /** What one costs us. */
    public final Column<BigDecimal> price = column("prc", MONEY, notNull());

    /** How many days it takes; unknown for some. */
    public final Column<Integer> leadDays = column("ld_dys", INTEGER);

    /** Whether it is the one that we like. */
    public final Column<Boolean> preferred = column("prf_flg", FLAG, notNull());

    ProductSuppliers(MetaData metadata, Products products, KeyChanges keyChanges) {
        super(metadata, "prd_sup");
        keyChanges.follow(foreignKey(productCode)).references(products.code);
    }
}
