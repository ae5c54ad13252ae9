package mercator.examples.legacy;

import static io.mercator.api.schema.Columns.column;
import static io.mercator.api.sql.Sql.insert;
import static io.mercator.api.sql.Sql.select;
import static io.mercator.api.type.Types.INTEGER;
import static io.mercator.api.type.Types.STRING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercator.api.error.ConversionException;
import io.mercator.api.error.IntegrityException;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;
import io.mercator.api.session.Session;
import io.mercator.api.session.SessionFactory;
import java.math.BigDecimal;
import java.time.LocalDate;
import mercator.examples.legacy.domain.Country;
import mercator.examples.legacy.domain.Customer;
import mercator.examples.legacy.domain.OrderStatus;
import mercator.examples.legacy.tables.Orders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** The old schema as the database has it, and what the old programs see of values. */
@ParameterizedClass
@ValueSource(strings = {"sqlite", "derby"})
class LegacySchemaTest {
    @Parameter
    private String database;

    private Company company;

    @BeforeEach
    void open() {
        company = Company.empty(database);
    }

    @AfterEach
    void close() {
        company.close();
    }

    @Test
    void theApplicationIsAModuleAmongModules() {
        assertThat(Customer.class.getModule().getName()).isEqualTo("mercator.examples.legacy.domain");
        assertThat(Customer.class.getModule().getDescriptor().requires())
                .extracting(requires -> requires.name())
                .containsExactly("java.base");
        assertThat(LegacyModel.class.getModule().getName()).isEqualTo("mercator.examples.legacy");
        assertThat(company.engine.getClass().getModule().getName()).isEqualTo("io.mercator.engine");
        assertThat(SessionFactory.class.getModule().getName()).isEqualTo("io.mercator.api");
    }

    @Test
    void theDatabaseHasWhatTheTablesSay() {
        assertThat(company.tables.metadata.tables()).hasSize(18);
        assertThat(company.tables.metadata.diff(company.engine)).isEmpty();
    }

    @Test
    void flagsAndCodesAreLettersAndDaysAreNumbers() {
        company.change(session -> {
            session.add(new Customer(1001, "Harbour Foods", new BigDecimal("5000")));
            session.flush();
            Orders orders = company.tables.orders;
            session.execute(insert(orders)
                    .set(orders.number, 9001)
                    .set(orders.day, LocalDate.of(2024, 2, 29))
                    .set(orders.status, OrderStatus.PICKING)
                    .set(orders.express, true)
                    .set(orders.customerNumber, 1001));
        });

        Table customers = Table.of(
                new MetaData(), "cust_mst", column("cust_nm", STRING.length(40)), column("del_flg", STRING.length(1)));
        assertThat(company.rows(select(
                        customers.get("cust_nm", STRING.length(40)), customers.get("del_flg", STRING.length(1)))))
                .containsExactly("('Harbour Foods', 'N')");
        Table orders = Table.of(
                new MetaData(),
                "ord_hdr",
                column("ord_dt", INTEGER),
                column("sts_cd", STRING.length(2)),
                column("exp_flg", STRING.length(1)));
        assertThat(company.rows(select(
                        orders.get("ord_dt", INTEGER),
                        orders.get("sts_cd", STRING.length(2)),
                        orders.get("exp_flg", STRING.length(1)))))
                .containsExactly("(20240229, 'PK', 'Y')");
    }

    @Test
    void whatNoProgramShouldHaveWrittenIsTold() {
        Table customers = Table.of(
                new MetaData(),
                "cust_mst",
                column("cust_no", INTEGER),
                column("cust_nm", STRING.length(40)),
                column("del_flg", STRING.length(1)));
        company.engine.begin(connection -> connection.execute(insert(customers)
                .set(customers.get("cust_no", INTEGER), 1)
                .set(customers.get("cust_nm", STRING.length(40)), "Old")
                .set(customers.get("del_flg", STRING.length(1)), "X")));

        try (Session session = company.sessions.open()) {
            assertThatThrownBy(() -> session.get(Customer.class, 1))
                    .isInstanceOf(ConversionException.class)
                    .hasMessageContainingAll("Boolean", "not 'X'");
        }
    }

    @Test
    void foreignKeysAreOn() {
        assertThatThrownBy(() -> company.change(session -> session.execute(insert(company.tables.orders)
                        .set(company.tables.orders.number, 9001)
                        .set(company.tables.orders.day, LocalDate.of(2024, 2, 29))
                        .set(company.tables.orders.status, OrderStatus.NEW)
                        .set(company.tables.orders.express, false)
                        .set(company.tables.orders.customerNumber, 4711))))
                .isInstanceOf(IntegrityException.class);
    }

    @Test
    void aNaturalKeyFindsItsObject() {
        company.change(session -> session.add(new Country("NL", "Netherlands")));

        try (Session session = company.sessions.open()) {
            assertThat(session.get(Country.class, "NL").getName()).isEqualTo("Netherlands");
        }
    }
}
