package mercator.examples.legacy.mapping;

import io.mercator.api.mapping.Cascade;
import io.mercator.api.mapping.Loading;
import io.mercator.api.mapping.Registry;
import io.mercator.api.mapping.ToMany;
import io.mercator.api.mapping.ToOne;
import java.lang.invoke.MethodHandles;
import mercator.examples.legacy.domain.Address;
import mercator.examples.legacy.domain.Customer;
import mercator.examples.legacy.domain.DomainAccess;
import mercator.examples.legacy.domain.Order;
import mercator.examples.legacy.domain.OrderLine;
import mercator.examples.legacy.domain.Product;
import mercator.examples.legacy.tables.OrderLines;
import mercator.examples.legacy.tables.Orders;
import mercator.examples.legacy.tables.Tables;

/** Orders with their lines; two references to the same table, each by a foreign key of two columns. */
public final class OrderMapping {
    private static final MethodHandles.Lookup LOOKUP = DomainAccess.lookup();

    /** Who ordered. */
    public final ToOne<Order, Customer> customer =
            ToOne.of(Order.class, "customer", Customer.class, Order::getCustomer, Order::setCustomer);

    /** Where the bill goes. */
    public final ToOne<Order, Address> billTo = ToOne.of(
                    Order.class, "billTo", Address.class, Order::getBillTo, Order::setBillTo)
            .load(Loading.RAISE);

    /** Where the goods go. */
    public final ToOne<Order, Address> shipTo = ToOne.of(
                    Order.class, "shipTo", Address.class, Order::getShipTo, Order::setShipTo)
            .load(Loading.RAISE);

    /** The lines, behind a getter whose list cannot be changed: reached at the field. */
    public final ToMany<Order, OrderLine> lines =
            ToMany.list(Order.class, "lines", OrderLine.class, LOOKUP).cascade(Cascade.allAndDeleteOrphan());

    /** The order of a line, whose number is half of the line's key. */
    public final ToOne<OrderLine, Order> order =
            ToOne.field(OrderLine.class, "order", Order.class, LOOKUP).backPopulates(lines);

    /** What a line orders. */
    public final ToOne<OrderLine, Product> product = ToOne.field(OrderLine.class, "product", Product.class, LOOKUP);

    private final Tables tables;
    private final ShipmentMapping shipments;

    /**
     * Describes the relationships.
     *
     * @param tables the tables
     * @param customers the relationships of customers
     * @param products the relationships of products
     * @param shipments the relationships of shipments
     */
    public OrderMapping(Tables tables, CustomerMapping customers, ProductMapping products, ShipmentMapping shipments) {
        this.tables = tables;
        this.shipments = shipments;
        customer.backPopulates(customers.orders);
        billTo.foreignKey(tables.orders.billCustomerNumber, tables.orders.billSequence);
        shipTo.foreignKey(tables.orders.shipCustomerNumber, tables.orders.shipSequence);
        lines.orderBy(tables.lines.lineNumber);
        product.backPopulates(products.lines);
    }

    /**
     * Maps the classes.
     *
     * @param registry gets the mappings
     */
    public void map(Registry registry) {
        Orders orders = tables.orders;
        registry.map(Order.class, orders)
                .construct(Order::new)
                .intProperty("number", orders.number, Order::getNumber, Order::setNumber)
                .property("day", orders.day, Order::getDay, Order::setDay)
                .property("status", orders.status, Order::getStatus, Order::setStatus)
                .booleanProperty("express", orders.express, Order::isExpress, Order::setExpress)
                .relationships(customer, billTo, shipTo, lines);
        OrderLines lineTable = tables.lines;
        registry.map(OrderLine.class, lineTable)
                .field("lineNumber", lineTable.lineNumber, LOOKUP)
                .field("quantity", lineTable.quantity, LOOKUP)
                .field("unitPrice", lineTable.unitPrice, LOOKUP)
                .fields(LOOKUP)
                .relationships(order, product, shipments.ofOrderLine);
    }
}
