package mercator.examples.legacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.mercator.api.error.QueryBudgetException;
import io.mercator.api.session.QueryBudget;
import io.mercator.api.session.Session;
import java.util.List;
import mercator.examples.legacy.domain.AuditEntry;
import mercator.examples.legacy.domain.Customer;
import mercator.examples.legacy.domain.Order;
import mercator.examples.legacy.domain.OrderLine;
import mercator.examples.legacy.domain.ShipmentLine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** What the sales department sees, and by how many statements. */
@ParameterizedClass
@ValueSource(strings = {"sqlite", "derby"})
class OrderReportsTest {
    @Parameter
    private String database;

    private Company company;
    private OrderReports reports;
    private Session session;

    @BeforeEach
    void open() {
        company = Company.open(database);
        reports = new OrderReports(company.model);
        session = company.sessions.open();
    }

    @AfterEach
    void close() {
        session.close();
        company.close();
    }

    private static List<String> texts(List<?> objects) {
        return objects.stream().map(String::valueOf).toList();
    }

    @Test
    void theOrdersOfACustomerComeWithLinesAndProductsByThreeStatements() {
        Customer customer = session.get(Customer.class, 1001);

        try (QueryBudget budget = session.budget(3)) {
            List<Order> orders = reports.ordersOf(session, customer);

            assertThat(texts(orders)).containsExactly("9001 NW 2024-02-29", "9002 PK 2024-03-01");
            assertThat(texts(orders.get(0).getLines()))
                    .containsExactly("1: 10 x HAM-0001 Hammer", "2: 2 x SAW-0002 Saw");
            assertThat(texts(orders.get(1).getLines())).containsExactly("1: 1 x DRL-0003 Drill");
            assertThat(orders.get(0).getCustomer()).isSameAs(customer);
            assertThat(orders.get(0).getLines().get(1).getOrder()).isSameAs(orders.get(0));
            assertThat(orders.get(0).isExpress()).isTrue();
            assertThat(budget.used()).isEqualTo(3);
        }
    }

    @Test
    void aStatementForEachObjectIsFoundByTheBudget() {
        List<Customer> customers = session.query(Customer.class)
                .orderBy(company.tables.customers.number)
                .all();

        try (QueryBudget budget = session.budget(2)) {
            assertThatThrownBy(() ->
                            customers.forEach(customer -> customer.getOrders().size()))
                    .isInstanceOf(QueryBudgetException.class)
                    .hasMessageContaining("ord_hdr");
            assertThat(budget.allowed()).isEqualTo(2);
        }
    }

    @Test
    void customersWithoutOrdersLeaveOutThoseThatAreMarkedAsDeleted() {
        try (QueryBudget budget = session.budget(1)) {
            assertThat(texts(reports.customersWithoutOrders(session))).containsExactly("1003 Quiet Corner");
            assertThat(budget.used()).isEqualTo(1);
        }
    }

    @Test
    void aPageOfOpenOrdersCountsOrdersAndNotLinesAndIsOneStatement() {
        assertThat(reports.countOpenOrders(session)).isEqualTo(4);
        try (QueryBudget budget = session.budget(1)) {
            List<Order> page = reports.openOrders(session, 1, 2);

            assertThat(page)
                    .extracting(
                            Order::getNumber,
                            order -> order.getCustomer().getName(),
                            order -> order.getLines().size())
                    .containsExactly(tuple(9003, "Inland Traders", 3), tuple(9005, "Inland Traders", 1));
            assertThat(texts(page.get(0).getLines()))
                    .containsExactly("1: 4 x HAM-0001 Hammer", "2: 2 x PNT-0004 White paint", "3: 12 x GLUE Glue");
            assertThat(budget.used()).isEqualTo(1);
        }
    }

    @Test
    void twoReferencesToOneTableAreToldApart() {
        try (QueryBudget budget = session.budget(2)) {
            assertThat(reports.dropShipments(session))
                    .extracting(
                            Order::getNumber,
                            order -> order.getBillTo().toString(),
                            order -> order.getShipTo().toString())
                    .containsExactly(
                            tuple(9001, "Quay 1, Hamburg", "Dock 9, Rotterdam"),
                            tuple(9003, "Hauptstr. 5, Kassel", "Dock 9, Rotterdam"));
            assertThat(budget.used()).isEqualTo(2); // the orders with their addresses, and the customers
        }
    }

    @Test
    void piecesAreSummedAlongTheRelationships() {
        assertThat(texts(reports.pieces(session, 13))).containsExactly("('Inland Traders', 20)");
        assertThat(texts(reports.pieces(session, 0)))
                .containsExactly("('Harbour Foods', 13)", "('Inland Traders', 20)");
    }

    @Test
    void whatHasLeftHasItsOrderLineFromTheJoinThatFilters() {
        List<ShipmentLine> shipped = reports.shipped(session, 9004);

        assertThat(shipped).hasSize(1);
        OrderLine line = shipped.get(0).orderLine();
        assertThat(line.getOrder().getNumber()).isEqualTo(9004);
        assertThat(line.getLineNumber()).isEqualTo(1);
        assertThat(shipped.get(0).quantity()).isEqualTo(1);
        assertThat(reports.shipped(session, 9001)).isEmpty();
    }

    @Test
    void theLogIsJoinedThoughItsTableDeclaresNoForeignKey() {
        try (QueryBudget budget = session.budget(2)) {
            List<Customer> audited = reports.audited(session);

            assertThat(audited).extracting(Customer::getNumber).containsExactly(1001, 1002);
            assertThat(audited.get(0).getAuditEntries())
                    .extracting(AuditEntry::toString)
                    .containsExactly("2024-03-01 credit checked");
            assertThat(budget.used()).isEqualTo(2);
        }
    }

    @Test
    void entriesOfCustomersThatAreGoneAreFound() {
        List<AuditEntry> stray = reports.strayEntries(session);

        assertThat(texts(stray)).containsExactly("2024-03-04 order deleted");
        assertThat(stray.get(0).orderNumber()).isEqualTo(8000);
        assertThat(stray.get(0).customer()).isNull();
    }
}
