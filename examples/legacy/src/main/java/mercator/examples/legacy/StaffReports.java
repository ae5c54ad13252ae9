package mercator.examples.legacy;

import static io.mercator.api.sql.Sql.not;

import io.mercator.api.session.Load;
import io.mercator.api.session.Session;
import io.mercator.api.sql.Alias;
import io.mercator.api.sql.Condition;
import java.util.List;
import mercator.examples.legacy.domain.Employee;
import mercator.examples.legacy.mapping.EmployeeMapping;
import mercator.examples.legacy.tables.Employees;
import mercator.examples.legacy.tables.Tables;

/** What the personnel department asks of employees. */
final class StaffReports {
    private final Tables tables;
    private final EmployeeMapping employees;

    StaffReports(LegacyModel model) {
        this.tables = model.tables;
        this.employees = model.employees;
    }

    /** Who works for somebody, with logins: the table joined with itself under another name, by one statement. */
    List<Employee> under(Session session, String manager) {
        Alias<Employees> boss = Alias.of(tables.employees, "boss");
        return session.query(Employee.class)
                .join(employees.manager.to(boss))
                .filter(boss.c(tables.employees.name).eq(manager))
                .options(Load.joined(employees.login))
                .orderBy(tables.employees.number)
                .all();
    }

    /** Who works for somebody who works for somebody of this name: both through the reference, and no join. */
    List<Employee> twoLevelsUnder(Session session, String name) {
        Alias<Employees> manager = Alias.of(tables.employees, "manager");
        Alias<Employees> top = Alias.of(tables.employees, "top");
        Condition ofTop = employees
                .manager
                .from(manager)
                .to(top)
                .has(top.c(tables.employees.name).eq(name));
        return session.query(Employee.class)
                .filter(employees.manager.to(manager).has(ofTop))
                .orderBy(tables.employees.number)
                .all();
    }

    /** Whoever has people and cannot sign in, or nobody's people and can. */
    List<Employee> oddLogins(Session session) {
        return session.query(Employee.class)
                .filter(employees
                        .reports
                        .any()
                        .and(not(employees.login.has()))
                        .or(not(employees.reports.any()).and(employees.login.has(tables.logins.locked.eq(false)))))
                .orderBy(tables.employees.number)
                .all();
    }
}
