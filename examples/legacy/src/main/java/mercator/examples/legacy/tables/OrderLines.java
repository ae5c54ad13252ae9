package mercator.examples.legacy.tables;

import static io.mercator.api.schema.Columns.notNull;
import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.schema.Columns.references;
import static io.mercator.api.sql.Sql.constant;
import static io.mercator.api.type.Types.INTEGER;
import static mercator.examples.legacy.tables.LegacyTypes.MONEY;
import static mercator.examples.legacy.tables.LegacyTypes.PRODUCT_CODE;

import io.mercator.api.schema.Column;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;
import java.math.BigDecimal;

/** ORD_DTL: the lines of orders, numbered within each. */
public final class OrderLines extends Table {
    /** The order's number. */
    public final Column<Integer> orderNumber = column("ord_no", INTEGER, primaryKey(), references("ord_hdr.ord_no"));

    /** The number within the order. */
    public final Column<Integer> lineNumber = column("lin_no", INTEGER, primaryKey());

    /** The product's code. */
    public final Column<String> productCode = column("prd_cd", PRODUCT_CODE, notNull());

    /** How many. */
    public final Column<Integer> quantity = column("qty", INTEGER, notNull());

    /** The price of one on that day. */
    public final Column<BigDecimal> unitPrice = column("unt_prc", MONEY, notNull());

    OrderLines(MetaData metadata, Products products, KeyChanges keyChanges) {
        super(metadata, "ord_dtl");
        keyChanges.follow(foreignKey(productCode)).references(products.code);
        checkConstraint("ck_ord_qty", quantity.gt(constant(0)));
    }
}
