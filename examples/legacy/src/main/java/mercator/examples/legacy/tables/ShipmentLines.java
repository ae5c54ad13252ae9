package mercator.examples.legacy.tables;

import static io.mercator.api.schema.Columns.notNull;
import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.schema.Columns.references;
import static io.mercator.api.type.Types.INTEGER;

import io.mercator.api.schema.Column;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;

/** SHP_DTL: which lines of orders are in which shipment; the key is nothing but references. */
public final class ShipmentLines extends Table {
    /** The shipment's number. */
    public final Column<Integer> shipmentId = column("shp_id", INTEGER, primaryKey(), references("shp_hdr.shp_id"));

    /** The order's number. */
    public final Column<Integer> orderNumber = column("ord_no", INTEGER, primaryKey());

    /** The line's number within the order. */
    public final Column<Integer> lineNumber = column("lin_no", INTEGER, primaryKey());

    /** How many. */
    public final Column<Integer> quantity = column("qty", INTEGER, notNull());

    ShipmentLines(MetaData metadata, OrderLines lines) {
        super(metadata, "shp_dtl");
        foreignKey(orderNumber, lineNumber).references(lines.orderNumber, lines.lineNumber);
    }
}
