package mercator.examples.legacy.tables;

import static io.mercator.api.schema.Columns.assigned;
import static io.mercator.api.schema.Columns.notNull;
import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.schema.Columns.references;
import static io.mercator.api.type.Types.INTEGER;
import static mercator.examples.legacy.tables.LegacyTypes.DAY;
import static mercator.examples.legacy.tables.LegacyTypes.FLAG;
import static mercator.examples.legacy.tables.LegacyTypes.ORDER_STATUS;

import io.mercator.api.schema.Column;
import io.mercator.api.schema.Index;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;
import java.time.LocalDate;
import mercator.examples.legacy.domain.OrderStatus;

/** ORD_HDR: the orders, each with two addresses, which may be those of another customer. */
public final class Orders extends Table {
    /** The number. */
    public final Column<Integer> number = column("ord_no", INTEGER, primaryKey(), assigned());

    /** The day, as a number of eight digits. */
    public final Column<LocalDate> day = column("ord_dt", DAY, notNull());

    /** How far it is. */
    public final Column<OrderStatus> status = column("sts_cd", ORDER_STATUS, notNull());

    /** Whether it is in a hurry. */
    public final Column<Boolean> express = column("exp_flg", FLAG, notNull());

    /** Who ordered. */
    public final Column<Integer> customerNumber = column("cust_no", INTEGER, notNull(), references("cust_mst.cust_no"));

    /** Who pays. */
    public final Column<Integer> billCustomerNumber = column("bil_cust", INTEGER);

    /** At which of the addresses. */
    public final Column<Integer> billSequence = column("bil_seq", INTEGER);

    /** Who gets the goods. */
    public final Column<Integer> shipCustomerNumber = column("shp_cust", INTEGER);

    /** At which of the addresses. */
    public final Column<Integer> shipSequence = column("shp_seq", INTEGER);

    Orders(MetaData metadata, Addresses addresses) {
        super(metadata, "ord_hdr");
        foreignKey(billCustomerNumber, billSequence).references(addresses.customerNumber, addresses.sequence);
        foreignKey(shipCustomerNumber, shipSequence).references(addresses.customerNumber, addresses.sequence);
        index(Index.of("ix_ord_sts", status, day));
    }
}
