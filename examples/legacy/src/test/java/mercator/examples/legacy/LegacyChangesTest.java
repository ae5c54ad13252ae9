package mercator.examples.legacy;

import static io.mercator.api.sql.Sql.select;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercator.api.error.FlushException;
import io.mercator.api.session.Load;
import io.mercator.api.session.QueryBudget;
import io.mercator.api.session.Session;
import java.time.LocalDate;
import java.util.List;
import mercator.examples.legacy.domain.Customer;
import mercator.examples.legacy.domain.Employee;
import mercator.examples.legacy.domain.Order;
import mercator.examples.legacy.domain.OrderStatus;
import mercator.examples.legacy.domain.Product;
import mercator.examples.legacy.domain.ProductSupplier;
import mercator.examples.legacy.domain.Shipment;
import mercator.examples.legacy.domain.Tag;
import mercator.examples.legacy.domain.Warehouse;
import mercator.examples.legacy.tables.Tables;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of the rows when the objects change. */
@ParameterizedClass
@ValueSource(strings = {"sqlite", "derby"})
class LegacyChangesTest {
    @Parameter
    private String database;

    private Company company;
    private Tables tables;
    private LegacyChanges changes;

    @BeforeEach
    void open() {
        company = Company.open(database);
        tables = company.tables;
        changes = new LegacyChanges(company.model);
    }

    @AfterEach
    void close() {
        company.close();
    }

    private List<String> lines() {
        return company.rows(select(
                        tables.lines.orderNumber,
                        tables.lines.lineNumber,
                        tables.lines.productCode,
                        tables.lines.quantity)
                .orderBy(tables.lines.orderNumber, tables.lines.lineNumber));
    }

    private List<String> orders() {
        return company.rows(select(tables.orders.number).orderBy(tables.orders.number));
    }

    @Test
    void theSampleIsInTheTables() {
        assertThat(orders()).containsExactly("(9001,)", "(9002,)", "(9003,)", "(9004,)", "(9005,)");
        assertThat(lines())
                .containsExactly(
                        "(9001, 1, 'HAM-0001', 10)",
                        "(9001, 2, 'SAW-0002', 2)",
                        "(9002, 1, 'DRL-0003', 1)",
                        "(9003, 1, 'HAM-0001', 4)",
                        "(9003, 2, 'PNT-0004', 2)",
                        "(9003, 3, 'GLUE', 12)",
                        "(9004, 1, 'HAM-0001', 1)",
                        "(9005, 1, 'SAW-0002', 1)");
        assertThat(company.rows(
                        select(tables.addresses.customerNumber, tables.addresses.sequence, tables.addresses.countryCode)
                                .orderBy(tables.addresses.customerNumber, tables.addresses.sequence)))
                .containsExactly("(1001, 1, 'DE')", "(1001, 2, 'NL')", "(1002, 1, 'DE')");
        assertThat(company.rows(select(tables.employees.number, tables.employees.managerNumber)
                        .orderBy(tables.employees.number)))
                .containsExactly("(1, null)", "(2, 1)", "(3, 1)", "(4, 2)");
        assertThat(company.rows(select(tables.logins.employeeNumber, tables.logins.loginName)
                        .orderBy(tables.logins.employeeNumber)))
                .containsExactly("(1, 'ADA01')", "(2, 'BOB07')");
        assertThat(company.rows(select(
                        tables.shipmentLines.shipmentId,
                        tables.shipmentLines.orderNumber,
                        tables.shipmentLines.lineNumber)))
                .containsExactly("(1, 9004, 1)");
    }

    @Test
    void aLineThatMovesToAnotherOrderChangesItsKeyAndIsNoOrphan() {
        company.change(session -> changes.moveLines(session.get(Order.class, 9001), session.get(Order.class, 9003), 5));

        assertThat(lines())
                .containsExactly(
                        "(9001, 2, 'SAW-0002', 2)",
                        "(9002, 1, 'DRL-0003', 1)",
                        "(9003, 1, 'HAM-0001', 4)",
                        "(9003, 2, 'PNT-0004', 2)",
                        "(9003, 3, 'GLUE', 12)",
                        "(9003, 4, 'HAM-0001', 10)",
                        "(9004, 1, 'HAM-0001', 1)",
                        "(9005, 1, 'SAW-0002', 1)");
    }

    @Test
    void aLineThatIsTakenOutIsAnOrphanAndDeleted() {
        company.change(session -> {
            Order order = session.get(Order.class, 9003);
            order.removeLine(order.getLines().get(1));
            session.flush();
            assertThat(order.getLines()).hasSize(2);
        });

        assertThat(lines())
                .contains("(9003, 1, 'HAM-0001', 4)", "(9003, 3, 'GLUE', 12)")
                .doesNotContain("(9003, 2, 'PNT-0004', 2)")
                .hasSize(7);
    }

    @Test
    void anOrderThatIsDeletedTakesItsLinesAlong() {
        company.change(session -> session.delete(session.get(Order.class, 9003)));

        assertThat(orders()).containsExactly("(9001,)", "(9002,)", "(9004,)", "(9005,)");
        assertThat(lines()).hasSize(5).noneMatch(line -> line.startsWith("(9003"));
    }

    @Test
    void anOrderOfWhichSomethingHasLeftIsNotDeleted() {
        try (Session session = company.sessions.open()) {
            session.delete(session.get(Order.class, 9004));

            assertThatThrownBy(session::flush).isInstanceOf(FlushException.class);
            session.rollback();
        }
        assertThat(orders()).contains("(9004,)");
    }

    @Test
    void anOrderIsShippedByOneStatementForAllStocks() {
        company.change(session -> {
            Order order = session.get(Order.class, 9001);
            order.getLines().size();
            Warehouse hamburg = session.get(Warehouse.class, "HAM");
            try (QueryBudget budget = session.budget(1)) {
                Shipment shipment = changes.ship(session, order, hamburg, LocalDate.of(2024, 3, 6));
                session.flush();

                assertThat(shipment.id()).isEqualTo(2);
                assertThat(shipment.lines().get(1).shipment()).isSameAs(shipment);
                assertThat(budget.used()).isEqualTo(1);
            }
        });

        assertThat(company.rows(select(tables.stocks.productCode, tables.stocks.onHand)
                        .where(tables.stocks.warehouseCode.eq("HAM"))
                        .orderBy(tables.stocks.productCode)))
                .containsExactly(
                        "('DRL-0003', 1)", "('GLUE', 100)", "('HAM-0001', 30)", "('PNT-0004', 0)", "('SAW-0002', 1)");
        assertThat(company.rows(select(
                                tables.shipmentLines.shipmentId,
                                tables.shipmentLines.orderNumber,
                                tables.shipmentLines.lineNumber,
                                tables.shipmentLines.quantity)
                        .orderBy(tables.shipmentLines.shipmentId, tables.shipmentLines.lineNumber)))
                .containsExactly("(1, 9004, 1, 1)", "(2, 9001, 1, 10)", "(2, 9001, 2, 2)");
        assertThat(company.rows(select(tables.orders.number)
                        .where(tables.orders.status.eq(OrderStatus.SHIPPED))
                        .orderBy(tables.orders.number)))
                .containsExactly("(9001,)", "(9004,)");
    }

    @Test
    void theDataOfAnAssociationChangesInPlace() {
        company.change(session -> {
            Product glue = session.query(Product.class)
                    .filterBy("code", "GLUE")
                    .options(Load.selectin(company.model.products.offers)
                            .then(Load.selectin(company.model.suppliers.supplier)))
                    .one();
            ProductSupplier paintco = glue.getSuppliers().stream()
                    .filter(offer -> offer.getSupplier().getName().equals("Paintco"))
                    .findFirst()
                    .orElseThrow();
            changes.prefer(glue, paintco);
        });

        assertThat(company.rows(select(tables.offers.supplierNumber, tables.offers.preferred)
                        .where(tables.offers.productCode.eq("GLUE"))
                        .orderBy(tables.offers.supplierNumber)))
                .containsExactly("(501, false)", "(502, true)");
    }

    @Test
    void anEmployeeWhoLeavesTakesTheLoginAlongAndLeavesThePeople() {
        company.change(
                session -> changes.dismiss(session, session.get(Employee.class, 2), session.get(Employee.class, 1)));

        assertThat(company.rows(select(tables.employees.number, tables.employees.managerNumber)
                        .orderBy(tables.employees.number)))
                .containsExactly("(1, null)", "(3, 1)", "(4, 1)");
        assertThat(company.rows(select(tables.logins.employeeNumber))).containsExactly("(1,)");
    }

    @Test
    void aLoginThatIsTakenAwayIsDeleted() {
        company.change(session -> {
            Employee ada = session.get(Employee.class, 1);
            session.load(List.of(ada), Load.selectin(company.model.employees.login));
            ada.takeLogin();
        });

        assertThat(company.rows(select(tables.logins.employeeNumber))).containsExactly("(2,)");
    }

    @Test
    void tagsAreRowsOfATableWithoutAClass() {
        company.change(session -> {
            Product drill = session.get(Product.class, "DRL-0003");
            drill.getTags().remove(new Tag("heavy"));
            drill.getTags()
                    .add(session.query(Tag.class).filterBy("name", "sharp").one());
        });

        assertThat(company.rows(select(tables.productTags.productCode, tables.tags.name)
                        .from(tables.productTags)
                        .join(tables.tags)
                        .orderBy(tables.productTags.productCode, tables.tags.name)))
                .containsExactly(
                        "('DRL-0003', 'hot')",
                        "('DRL-0003', 'sharp')",
                        "('PNT-0004', 'heavy')",
                        "('SAW-0002', 'sharp')");
    }

    @Test
    void everyRowFollowsANaturalKeyThatChanges() {
        company.change(session -> changes.recode(session.get(Product.class, "DRL-0003"), "DRILL-X"));

        assertThat(company.rows(
                        select(tables.products.code, tables.products.changes).where(tables.products.name.eq("Drill"))))
                .containsExactly("('DRILL-X', 1)");
        assertThat(lines()).contains("(9002, 1, 'DRILL-X', 1)");
        assertThat(company.rows(select(tables.stocks.warehouseCode)
                        .where(tables.stocks.productCode.eq("DRILL-X"))
                        .orderBy(tables.stocks.warehouseCode)))
                .containsExactly("('HAM',)", "('ROT',)");
        assertThat(company.rows(select(tables.offers.supplierNumber).where(tables.offers.productCode.eq("DRILL-X"))))
                .containsExactly("(501,)");
        assertThat(company.rows(select(tables.productTags.tagId).where(tables.productTags.productCode.eq("DRILL-X"))))
                .hasSize(2);
    }

    @Test
    void aCustomerIsMarkedAndNotDeleted() {
        company.change(session -> session.get(Customer.class, 1003).setDeleted(true));

        try (Session session = company.sessions.open()) {
            assertThat(new OrderReports(company.model).customersWithoutOrders(session))
                    .isEmpty();
        }
        assertThat(company.rows(select(tables.customers.number)
                        .where(tables.customers.deleted.eq(true))
                        .orderBy(tables.customers.number)))
                .containsExactly("(1003,)", "(1004,)");
    }
}
