package mercator.examples.legacy.tables;

import static io.mercator.api.schema.Columns.notNull;
import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.type.Types.STRING;
import static mercator.examples.legacy.tables.LegacyTypes.WAREHOUSE_CODE;

import io.mercator.api.schema.Column;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;

/** WHS_MST: the warehouses, by code. */
public final class Warehouses extends Table {
    /** Three letters. */
    public final Column<String> code = column("whs_cd", WAREHOUSE_CODE, primaryKey());

    /** Where it is. */
    public final Column<String> city = column("city", STRING.length(40), notNull());

    Warehouses(MetaData metadata) {
        super(metadata, "whs_mst");
    }
}
