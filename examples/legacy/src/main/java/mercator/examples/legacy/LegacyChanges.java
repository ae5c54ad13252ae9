package mercator.examples.legacy;

import io.mercator.api.session.Load;
import io.mercator.api.session.Session;
import java.time.LocalDate;
import java.util.List;
import mercator.examples.legacy.domain.Employee;
import mercator.examples.legacy.domain.Order;
import mercator.examples.legacy.domain.OrderLine;
import mercator.examples.legacy.domain.OrderStatus;
import mercator.examples.legacy.domain.Product;
import mercator.examples.legacy.domain.ProductSupplier;
import mercator.examples.legacy.domain.Shipment;
import mercator.examples.legacy.domain.Warehouse;

/** What the company does all day. The objects are changed as ever; the session finds out. */
final class LegacyChanges {
    private final LegacyModel model;

    LegacyChanges(LegacyModel model) {
        this.model = model;
    }

    /** Moves the larger lines of an order to another order; half of their key changes. */
    void moveLines(Order from, Order to, int moreThan) {
        for (OrderLine line : List.copyOf(from.getLines())) {
            if (line.getQuantity() > moreThan) {
                to.takeLine(line, from);
            }
        }
    }

    /** Sends an order off: loads the stocks of all its products by one statement, and takes from them. */
    Shipment ship(Session session, Order order, Warehouse warehouse, LocalDate day) {
        List<Product> products =
                order.getLines().stream().map(OrderLine::getProduct).distinct().toList();
        session.load(products, Load.selectin(model.products.stocks));
        Shipment shipment = new Shipment(warehouse, day);
        for (OrderLine line : order.getLines()) {
            shipment.pack(line);
            line.getProduct().getStocks().get(warehouse.getCode()).take(line.getQuantity());
        }
        order.setStatus(OrderStatus.SHIPPED);
        session.add(shipment);
        return shipment;
    }

    /** Has a supplier's offer be the one that we like, and no other. */
    void prefer(Product product, ProductSupplier offer) {
        product.getSuppliers().forEach(each -> each.prefer(each == offer));
    }

    /** Lets somebody go: the login goes too, the people get another manager. */
    void dismiss(Session session, Employee employee, Employee successor) {
        List.copyOf(employee.reports()).forEach(report -> report.workFor(successor));
        session.delete(employee);
    }

    /** Gives a product a new code; every row that refers to it follows. */
    void recode(Product product, String code) {
        product.setCode(code);
    }
}
