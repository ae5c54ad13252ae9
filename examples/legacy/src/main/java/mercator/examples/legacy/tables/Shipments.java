package mercator.examples.legacy.tables;

import static io.mercator.api.schema.Columns.notNull;
import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.schema.Columns.references;
import static io.mercator.api.type.Types.INTEGER;
import static mercator.examples.legacy.tables.LegacyTypes.DAY;
import static mercator.examples.legacy.tables.LegacyTypes.WAREHOUSE_CODE;

import io.mercator.api.schema.Column;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;
import java.time.LocalDate;

/** SHP_HDR: what left a warehouse on a day. */
public final class Shipments extends Table {
    /** The number, generated. */
    public final Column<Integer> id = column("shp_id", INTEGER, primaryKey());

    /** The day; none as long as the truck is not loaded. */
    public final Column<LocalDate> day = column("shp_dt", DAY);

    /** The warehouse's code. */
    public final Column<String> warehouseCode =
            column("whs_cd", WAREHOUSE_CODE, notNull(), references("whs_mst.whs_cd"));

    Shipments(MetaData metadata) {
        super(metadata, "shp_hdr");
    }
}
