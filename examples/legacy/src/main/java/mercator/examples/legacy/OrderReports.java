package mercator.examples.legacy;

import static io.mercator.api.sql.Functions.sum;
import static io.mercator.api.sql.Sql.not;

import io.mercator.api.session.Load;
import io.mercator.api.session.LoadCriteria;
import io.mercator.api.session.Query;
import io.mercator.api.session.Session;
import io.mercator.api.sql.FunctionCall;
import io.mercator.api.sql.Row2;
import java.util.List;
import mercator.examples.legacy.domain.AuditEntry;
import mercator.examples.legacy.domain.Customer;
import mercator.examples.legacy.domain.Order;
import mercator.examples.legacy.domain.OrderStatus;
import mercator.examples.legacy.domain.ShipmentLine;
import mercator.examples.legacy.mapping.CustomerMapping;
import mercator.examples.legacy.mapping.OrderMapping;
import mercator.examples.legacy.tables.Tables;

/** What the sales department asks of customers and orders. */
final class OrderReports {
    private final LegacyModel model;
    private final Tables tables;
    private final CustomerMapping customers;
    private final OrderMapping orders;

    OrderReports(LegacyModel model) {
        this.model = model;
        this.tables = model.tables;
        this.customers = model.customers;
        this.orders = model.orders;
    }

    /** Customers that are marked as deleted are in no result of a query with this option, wherever they stand in it. */
    private LoadCriteria present() {
        return Load.criteria(Customer.class, c -> c.c(tables.customers.deleted).eq(false));
    }

    /** The orders of a customer with lines and products: three statements, however many orders there are. */
    List<Order> ordersOf(Session session, Customer customer) {
        return session.query(Order.class)
                .withParent(customer, customers.orders)
                .options(Load.selectin(orders.lines).then(Load.selectin(orders.product)))
                .orderBy(tables.orders.number)
                .all();
    }

    List<Customer> customersWithoutOrders(Session session) {
        return session.query(Customer.class)
                .filter(not(customers.orders.any()))
                .options(present())
                .orderBy(tables.customers.number)
                .all();
    }

    /** A page of the orders that are to be done, with all that a list shows, by one statement. */
    List<Order> openOrders(Session session, int page, int size) {
        return open(session)
                .options(Load.joined(orders.customer), Load.joined(orders.lines).then(Load.joined(orders.product)))
                .orderBy(tables.orders.day, tables.orders.number)
                .limit(size)
                .offset((long) page * size)
                .all();
    }

    long countOpenOrders(Session session) {
        return open(session).count();
    }

    private Query<Order> open(Session session) {
        return session.query(Order.class).filter(tables.orders.status.in(OrderStatus.NEW, OrderStatus.PICKING));
    }

    /** The orders whose goods go elsewhere than the bill, by both addresses. */
    List<Order> dropShipments(Session session) {
        return session.query(Order.class)
                .filter(tables.orders
                        .billCustomerNumber
                        .ne(tables.orders.shipCustomerNumber)
                        .or(tables.orders.billSequence.ne(tables.orders.shipSequence)))
                .options(Load.joined(orders.billTo), Load.joined(orders.shipTo))
                .orderBy(tables.orders.number)
                .all();
    }

    /** How many pieces each customer ordered who ordered more than a few. */
    List<Row2<String, Integer>> pieces(Session session, int moreThan) {
        FunctionCall<Integer> pieces = sum(tables.lines.quantity);
        return session.query(tables.customers.name, pieces)
                .from(tables.customers)
                .join(customers.orders)
                .join(orders.lines)
                .groupBy(tables.customers.name)
                .having(pieces.gt(moreThan))
                .orderBy(tables.customers.name)
                .all();
    }

    /** What of an order has left, each part with its order line: taken from the joins that filter. */
    List<ShipmentLine> shipped(Session session, int orderNumber) {
        return session.query(ShipmentLine.class)
                .join(model.shipments.orderLine)
                .join(orders.order)
                .filter(tables.orders.number.eq(orderNumber))
                .options(Load.containsEager(model.shipments.orderLine).then(Load.containsEager(orders.order)))
                .all();
    }

    /** The customers about whom something was written, with what was. */
    List<Customer> audited(Session session) {
        return session.query(Customer.class)
                .filter(model.audit.ofCustomer.any())
                .options(Load.selectin(model.audit.ofCustomer))
                .orderBy(tables.customers.number)
                .all();
    }

    /** What was written about customers that there are none of. */
    List<AuditEntry> strayEntries(Session session) {
        return session.query(AuditEntry.class)
                .filter(tables.auditEntries.customerNumber.isNotNull(), not(model.audit.customer.has()))
                .all();
    }
}
