package mercator.examples.legacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.mercator.api.session.Load;
import io.mercator.api.session.QueryBudget;
import io.mercator.api.session.Session;
import java.util.List;
import mercator.examples.legacy.domain.Employee;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** What the personnel department sees of a table that refers to itself. */
@ParameterizedClass
@ValueSource(strings = {"sqlite", "derby"})
class StaffReportsTest {
    @Parameter
    private String database;

    private Company company;
    private StaffReports reports;
    private Session session;

    @BeforeEach
    void open() {
        company = Company.open(database);
        reports = new StaffReports(company.model);
        session = company.sessions.open();
    }

    @AfterEach
    void close() {
        session.close();
        company.close();
    }

    @Test
    void thePeopleOfAManagerComeWithTheirLoginsByOneStatement() {
        try (QueryBudget budget = session.budget(1)) {
            List<Employee> people = reports.under(session, "Ada");

            assertThat(people).extracting(Employee::name).containsExactly("Bob", "Cyd");
            assertThat(people.get(0).login().loginName()).isEqualTo("BOB07");
            assertThat(people.get(0).login().employee()).isSameAs(people.get(0));
            assertThat(people.get(1).login()).isNull();
            assertThat(budget.used()).isEqualTo(1);
        }
    }

    @Test
    void peopleAreFoundByTheManagersManager() {
        assertThat(reports.twoLevelsUnder(session, "Ada"))
                .extracting(Employee::name)
                .containsExactly("Dan");
    }

    @Test
    void managersWithoutALoginAreOdd() {
        assertThat(reports.oddLogins(session)).isEmpty();

        session.get(Employee.class, 1).reports().get(1).giveLogin("CYD99");
        assertThat(reports.oddLogins(session)).extracting(Employee::name).containsExactly("Cyd");
    }

    @Test
    void aReferenceThatNoQueryBringsIsReadWhenItIsAskedFor() {
        Employee dan = session.get(Employee.class, 4);

        assertThat(dan.manager()).isNull(); // RAISE: nothing but the employee was loaded
        session.load(List.of(dan), Load.selectin(company.model.employees.manager));
        assertThat(dan.manager().name()).isEqualTo("Bob");
    }
}
