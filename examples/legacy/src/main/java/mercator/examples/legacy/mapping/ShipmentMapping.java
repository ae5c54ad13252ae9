package mercator.examples.legacy.mapping;

import io.mercator.api.mapping.Cascade;
import io.mercator.api.mapping.Loading;
import io.mercator.api.mapping.Registry;
import io.mercator.api.mapping.ToMany;
import io.mercator.api.mapping.ToOne;
import java.lang.invoke.MethodHandles;
import mercator.examples.legacy.domain.DomainAccess;
import mercator.examples.legacy.domain.OrderLine;
import mercator.examples.legacy.domain.Product;
import mercator.examples.legacy.domain.Shipment;
import mercator.examples.legacy.domain.ShipmentLine;
import mercator.examples.legacy.domain.Stock;
import mercator.examples.legacy.domain.Warehouse;
import mercator.examples.legacy.tables.Tables;

/** Warehouses, what is in them, and what leaves them. */
public final class ShipmentMapping {
    private static final MethodHandles.Lookup LOOKUP = DomainAccess.lookup();

    /** The warehouse of a stock; its code is also a property. */
    public final ToOne<Stock, Warehouse> warehouse =
            ToOne.field(Stock.class, "warehouse", Warehouse.class, LOOKUP).load(Loading.RAISE);

    /** The product of a stock. */
    public final ToOne<Stock, Product> product =
            ToOne.field(Stock.class, "product", Product.class, LOOKUP).load(Loading.RAISE);

    /** Where a shipment starts. */
    public final ToOne<Shipment, Warehouse> origin =
            ToOne.field(Shipment.class, "warehouse", Warehouse.class, LOOKUP).load(Loading.RAISE);

    /** What is in a shipment. */
    public final ToMany<Shipment, ShipmentLine> lines =
            ToMany.list(Shipment.class, "lines", ShipmentLine.class, LOOKUP).cascade(Cascade.allAndDeleteOrphan());

    /** The shipment of a line. */
    public final ToOne<ShipmentLine, Shipment> shipment =
            ToOne.field(ShipmentLine.class, "shipment", Shipment.class, LOOKUP).backPopulates(lines);

    /** The line of an order that is shipped, by a foreign key of two columns. */
    public final ToOne<ShipmentLine, OrderLine> orderLine = ToOne.field(
                    ShipmentLine.class, "orderLine", OrderLine.class, LOOKUP)
            .load(Loading.RAISE);

    /** How a line of an order was shipped, in several parts perhaps. */
    public final ToMany<OrderLine, ShipmentLine> ofOrderLine = ToMany.list(
                    OrderLine.class, "shipmentLines", ShipmentLine.class, LOOKUP)
            .backPopulates(orderLine);

    private final Tables tables;

    /**
     * Describes the relationships.
     *
     * @param tables the tables
     * @param products the relationships of products
     */
    public ShipmentMapping(Tables tables, ProductMapping products) {
        this.tables = tables;
        product.backPopulates(products.stocks);
        lines.orderBy(tables.shipmentLines.orderNumber, tables.shipmentLines.lineNumber);
        ofOrderLine.orderBy(tables.shipmentLines.shipmentId);
    }

    /**
     * Maps the classes.
     *
     * @param registry gets the mappings
     */
    public void map(Registry registry) {
        registry.map(Warehouse.class, tables.warehouses)
                .construct(Warehouse::new)
                .property("code", tables.warehouses.code, Warehouse::getCode, Warehouse::setCode)
                .property("city", tables.warehouses.city, Warehouse::getCity, Warehouse::setCity);
        registry.map(Stock.class, tables.stocks)
                .field("warehouseCode", tables.stocks.warehouseCode, LOOKUP)
                .field("onHand", tables.stocks.onHand, LOOKUP)
                .field("minimum", tables.stocks.minimum, LOOKUP)
                .fields(LOOKUP)
                .relationships(warehouse, product);
        registry.map(Shipment.class, tables.shipments)
                .field("id", tables.shipments.id, LOOKUP)
                .field("day", tables.shipments.day, LOOKUP)
                .fields(LOOKUP)
                .relationships(origin, lines);
        registry.map(ShipmentLine.class, tables.shipmentLines)
                .field("quantity", tables.shipmentLines.quantity, LOOKUP)
                .fields(LOOKUP)
                .relationships(shipment, orderLine);
    }
}
