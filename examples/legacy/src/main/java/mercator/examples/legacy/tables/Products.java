package mercator.examples.legacy.tables;

import static io.mercator.api.schema.Columns.defaultValue;
import static io.mercator.api.schema.Columns.notNull;
import static io.mercator.api.schema.Columns.onUpdateExpression;
import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.schema.Columns.references;
import static io.mercator.api.sql.Sql.text;
import static io.mercator.api.type.Types.INTEGER;
import static io.mercator.api.type.Types.STRING;
import static mercator.examples.legacy.tables.LegacyTypes.FLAG;
import static mercator.examples.legacy.tables.LegacyTypes.MONEY;
import static mercator.examples.legacy.tables.LegacyTypes.PRODUCT_CODE;

import io.mercator.api.schema.Column;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;
import java.math.BigDecimal;

/** PRD_MST: the products, by the code on the box. */
public final class Products extends Table {
    /** The code, padded with blanks by the database. */
    public final Column<String> code = column("prd_cd", PRODUCT_CODE, primaryKey());

    /** The name. */
    public final Column<String> name = column("prd_nm", STRING.length(60), notNull());

    /** The price in the list. */
    public final Column<BigDecimal> listPrice = column("lst_prc", MONEY, notNull());

    /** Whether it is sold off. */
    public final Column<Boolean> discontinued = column("dsc_flg", FLAG, notNull());

    /** How many times the row was changed, counted by each UPDATE. */
    public final Column<Integer> changes =
            column("chg_cnt", INTEGER, notNull(), defaultValue(0), onUpdateExpression(text("chg_cnt + 1")));

    /** The category. */
    public final Column<Integer> categoryId = column("cat_id", INTEGER, references("prd_cat.cat_id"));

    Products(MetaData metadata) {
        super(metadata, "prd_mst");
    }
}
