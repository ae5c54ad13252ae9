package mercator.examples.legacy;

import io.mercator.api.engine.Engine;
import io.mercator.api.session.QueryBudget;
import io.mercator.api.session.Session;
import io.mercator.api.session.SessionFactory;
import java.io.PrintStream;
import mercator.examples.legacy.domain.Customer;
import mercator.examples.legacy.domain.Order;
import mercator.examples.legacy.domain.ProductCategory;
import mercator.examples.legacy.tables.KeyChanges;

/** The old company on a database of its own: fills it and prints what the departments ask. */
public final class Legacy {
    private Legacy() {}

    /**
     * Runs the example.
     *
     * @param arguments the URL of a database without these tables; {@code sqlite::memory:} when none is given
     */
    public static void main(String[] arguments) {
        run(arguments.length == 0 ? "sqlite::memory:" : arguments[0], System.out);
    }

    /**
     * Runs the example.
     *
     * @param url the URL of a database without these tables
     * @param out gets the reports
     */
    public static void run(String url, PrintStream out) {
        try (Engine engine = Engine.create(url)) {
            LegacyModel model = new LegacyModel(KeyChanges.of(engine.dialect()));
            model.tables.metadata.createAll(engine);
            SessionFactory sessions = SessionFactory.of(model.registry).bind(engine);
            sessions.transaction(session -> LegacySample.fill(model, session));
            try (Session session = sessions.open();
                    QueryBudget budget = session.budget(11)) {
                print(model, session, out);
                out.println(budget.used() + " statements");
            }
        }
    }

    private static void print(LegacyModel model, Session session, PrintStream out) {
        OrderReports orders = new OrderReports(model);
        Customer customer = session.get(Customer.class, 1001);
        out.println("Orders of " + customer);
        for (Order order : orders.ordersOf(session, customer)) {
            out.println("  " + order);
            order.getLines().forEach(line -> out.println("    " + line));
        }
        out.println("Customers without orders: " + orders.customersWithoutOrders(session));
        out.println("To be done: " + orders.openOrders(session, 0, 10));

        ProductReports products = new ProductReports(model);
        out.println("From Nordtool: " + products.preferredFrom(session, "Nordtool"));
        products.categoryTree(session, 4).forEach(category -> print(category, "  ", out));
    }

    private static void print(ProductCategory category, String indent, PrintStream out) {
        out.println(indent + category);
        category.getChildren().forEach(child -> print(child, indent + "  ", out));
    }
}
