package mercator.examples.legacy.mapping;

import io.mercator.api.mapping.Cascade;
import io.mercator.api.mapping.Loading;
import io.mercator.api.mapping.Registry;
import io.mercator.api.mapping.ToMany;
import io.mercator.api.mapping.ToOne;
import java.lang.invoke.MethodHandles;
import mercator.examples.legacy.domain.DomainAccess;
import mercator.examples.legacy.domain.Employee;
import mercator.examples.legacy.domain.Login;
import mercator.examples.legacy.tables.Tables;

/** Employees and their logins: classes that hide all they have, mapped by their fields. */
public final class EmployeeMapping {
    private static final MethodHandles.Lookup LOOKUP = DomainAccess.lookup();

    /** Whom an employee works for: the table's reference to itself. */
    public final ToOne<Employee, Employee> manager =
            ToOne.field(Employee.class, "manager", Employee.class, LOOKUP).load(Loading.RAISE);

    /** Who works for an employee. */
    public final ToMany<Employee, Employee> reports =
            ToMany.list(Employee.class, "reports", Employee.class, LOOKUP).backPopulates(manager);

    /** What an employee signs in with; goes when the employee does. */
    public final ToOne<Employee, Login> login = ToOne.field(Employee.class, "login", Login.class, LOOKUP)
            .cascade(Cascade.allAndDeleteOrphan())
            .load(Loading.RAISE);

    /** Whose login it is. */
    public final ToOne<Login, Employee> employee =
            ToOne.field(Login.class, "employee", Employee.class, LOOKUP).backPopulates(login);

    private final Tables tables;

    /**
     * Describes the relationships.
     *
     * @param tables the tables
     */
    public EmployeeMapping(Tables tables) {
        this.tables = tables;
        reports.orderBy(tables.employees.number);
    }

    /**
     * Maps the classes.
     *
     * @param registry gets the mappings
     */
    public void map(Registry registry) {
        registry.map(Employee.class, tables.employees)
                .field("number", tables.employees.number, LOOKUP)
                .field("name", tables.employees.name, LOOKUP)
                .field("hired", tables.employees.hired, LOOKUP)
                .fields(LOOKUP)
                .relationships(manager, reports, login);
        registry.map(Login.class, tables.logins)
                .field("loginName", tables.logins.loginName, LOOKUP)
                .field("locked", tables.logins.locked, LOOKUP)
                .fields(LOOKUP)
                .relationships(employee);
    }
}
