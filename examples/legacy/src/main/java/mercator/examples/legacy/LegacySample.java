package mercator.examples.legacy;

import static io.mercator.api.sql.Sql.insert;

import io.mercator.api.session.Session;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import mercator.examples.legacy.domain.Address;
import mercator.examples.legacy.domain.AuditEntry;
import mercator.examples.legacy.domain.Country;
import mercator.examples.legacy.domain.Customer;
import mercator.examples.legacy.domain.Employee;
import mercator.examples.legacy.domain.Order;
import mercator.examples.legacy.domain.OrderStatus;
import mercator.examples.legacy.domain.Product;
import mercator.examples.legacy.domain.ProductCategory;
import mercator.examples.legacy.domain.ProductSupplier;
import mercator.examples.legacy.domain.Shipment;
import mercator.examples.legacy.domain.Stock;
import mercator.examples.legacy.domain.Supplier;
import mercator.examples.legacy.domain.Tag;
import mercator.examples.legacy.domain.Warehouse;
import mercator.examples.legacy.tables.AuditEntries;

/** A small and consistent company. Each thing is made as the old application makes it, from one side. */
final class LegacySample {
    private final Country germany = new Country("DE", "Germany");
    private final Country netherlands = new Country("NL", "Netherlands");

    private final Employee ada = new Employee(1, "Ada", LocalDate.of(2001, 4, 1), null);
    private final Employee bob = new Employee(2, "Bob", LocalDate.of(2008, 2, 29), ada);
    private final Employee cyd = new Employee(3, "Cyd", LocalDate.of(2015, 12, 31), ada);
    private final Employee dan = new Employee(4, "Dan", LocalDate.of(2020, 1, 1), bob);

    private final Customer harbour = new Customer(1001, "Harbour Foods", new BigDecimal("5000.00"));
    private final Customer inland = new Customer(1002, "Inland Traders", new BigDecimal("1500.00"));
    private final Customer corner = new Customer(1003, "Quiet Corner", null);
    private final Customer gone = new Customer(1004, "Gone & Sons", null);
    private final Address quay = new Address(harbour, 1, "Quay 1", "Hamburg", germany);
    private final Address dock = new Address(harbour, 2, "Dock 9", "Rotterdam", netherlands);
    private final Address mainStreet = new Address(inland, 1, "Hauptstr. 5", "Kassel", germany);

    private final ProductCategory goods = new ProductCategory(1, "Goods", null);
    private final ProductCategory tools = new ProductCategory(10, "Tools", goods);
    private final ProductCategory handTools = new ProductCategory(11, "Hand tools", tools);
    private final ProductCategory powerTools = new ProductCategory(12, "Power tools", tools);
    private final ProductCategory paints = new ProductCategory(20, "Paints", goods);

    private final Product hammer = new Product("HAM-0001", "Hammer", new BigDecimal("12.50"), handTools);
    private final Product saw = new Product("SAW-0002", "Saw", new BigDecimal("24.00"), handTools);
    private final Product drill = new Product("DRL-0003", "Drill", new BigDecimal("149.90"), powerTools);
    private final Product paint = new Product("PNT-0004", "White paint", new BigDecimal("18.75"), paints);
    private final Product glue = new Product("GLUE", "Glue", new BigDecimal("3.20"), paints);

    private final Supplier nordtool = new Supplier(501, "Nordtool", germany);
    private final Supplier paintco = new Supplier(502, "Paintco", netherlands);
    private final Warehouse hamburg = new Warehouse("HAM", "Hamburg");
    private final Warehouse rotterdam = new Warehouse("ROT", "Rotterdam");

    private final LegacyModel model;
    private final Session session;

    private LegacySample(LegacyModel model, Session session) {
        this.model = model;
        this.session = session;
    }

    /** Makes the company's objects and adds them to a session, which the caller commits. */
    static void fill(LegacyModel model, Session session) {
        LegacySample sample = new LegacySample(model, session);
        sample.people();
        sample.customers();
        sample.products();
        sample.suppliers();
        sample.stocks();
        sample.orders();
        sample.auditLog();
    }

    private void people() {
        session.addAll(ada, bob, cyd, dan);
        ada.giveLogin("ADA01");
        bob.giveLogin("BOB07");
    }

    private void customers() {
        session.addAll(germany, netherlands);
        harbour.setSalesRepresentative(dan);
        inland.setSalesRepresentative(dan);
        corner.setSalesRepresentative(cyd);
        gone.setDeleted(true);
        session.addAll(harbour, inland, corner, gone);
        harbour.getAddresses().addAll(List.of(quay, dock));
        inland.getAddresses().add(mainStreet);
    }

    private void products() {
        paint.setDiscontinued(true);
        session.addAll(goods, tools, handTools, powerTools, paints);
        session.addAll(hammer, saw, drill, paint, glue);
        Tag heavy = new Tag("heavy");
        drill.getTags().addAll(List.of(heavy, new Tag("hot")));
        paint.getTags().add(heavy);
        saw.getTags().add(new Tag("sharp"));
    }

    private void suppliers() {
        session.addAll(nordtool, paintco);
        offer(hammer, nordtool, "7.10", 5, true);
        offer(hammer, paintco, "7.90", null, false);
        offer(saw, nordtool, "14.00", 7, true);
        offer(drill, nordtool, "99.00", 10, true);
        offer(paint, paintco, "11.00", 3, true);
        offer(glue, paintco, "1.10", 3, false);
        offer(glue, nordtool, "1.20", 9, true);
    }

    private void offer(Product product, Supplier supplier, String price, Integer leadDays, boolean preferred) {
        product.getSuppliers().add(new ProductSupplier(product, supplier, new BigDecimal(price), leadDays, preferred));
    }

    private void stocks() {
        session.addAll(hamburg, rotterdam);
        stock(hamburg, hammer, 40, 10);
        stock(hamburg, saw, 3, 5);
        stock(hamburg, drill, 1, 1);
        stock(hamburg, paint, 0, 6);
        stock(hamburg, glue, 100, 20);
        stock(rotterdam, hammer, 2, 10);
        stock(rotterdam, drill, 4, 2);
    }

    private void stock(Warehouse warehouse, Product product, int onHand, int minimum) {
        product.getStocks().put(warehouse.getCode(), new Stock(warehouse, product, onHand, minimum));
    }

    private void orders() {
        Order first = new Order(9001, LocalDate.of(2024, 2, 29), harbour, quay, dock);
        first.setExpress(true);
        first.addLine(hammer, 10);
        first.addLine(saw, 2);
        Order second = new Order(9002, LocalDate.of(2024, 3, 1), harbour, quay, quay);
        second.setStatus(OrderStatus.PICKING);
        second.addLine(drill, 1);
        Order third = new Order(9003, LocalDate.of(2024, 3, 2), inland, mainStreet, dock);
        third.addLine(hammer, 4);
        third.addLine(paint, 2);
        third.addLine(glue, 12);
        Order fourth = new Order(9004, LocalDate.of(2024, 3, 4), inland, mainStreet, mainStreet);
        fourth.setStatus(OrderStatus.SHIPPED);
        fourth.addLine(hammer, 1);
        Order fifth = new Order(9005, LocalDate.of(2024, 3, 5), inland, mainStreet, null);
        fifth.addLine(saw, 1);
        session.addAll(first, second, third, fourth, fifth);

        Shipment shipment = new Shipment(hamburg, LocalDate.of(2024, 3, 5));
        shipment.pack(fourth.getLines().get(0));
        session.add(shipment);
    }

    private void auditLog() {
        session.add(new AuditEntry(LocalDate.of(2024, 3, 1), harbour, 9001, "credit checked"));
        session.add(new AuditEntry(LocalDate.of(2024, 3, 4), inland, 9004, "address changed"));
        AuditEntries log = model.tables.auditEntries;
        session.execute(insert(log)
                .set(log.day, LocalDate.of(2024, 3, 4))
                .set(log.customerNumber, 7777) // no such customer any more, and no foreign key to say so
                .set(log.orderNumber, 8000)
                .set(log.text, "order deleted"));
    }
}
