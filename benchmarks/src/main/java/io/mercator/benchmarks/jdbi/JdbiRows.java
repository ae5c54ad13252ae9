package io.mercator.benchmarks.jdbi;

import io.mercator.benchmarks.model.City;
import io.mercator.benchmarks.model.Contact;
import io.mercator.benchmarks.model.Country;
import io.mercator.benchmarks.model.Employee;
import io.mercator.benchmarks.model.Numbers;
import io.mercator.benchmarks.model.Texts;
import io.mercator.benchmarks.workload.PayLine;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.statement.StatementContext;

/** The row mappers, which read by index. */
final class JdbiRows {
    private JdbiRows() {}

    static Numbers numbers(ResultSet rows, StatementContext context) throws SQLException {
        Numbers row = new Numbers();
        row.setId(rows.getInt(1));
        row.setN1(rows.getInt(2));
        row.setN2(rows.getInt(3));
        row.setN3(rows.getInt(4));
        row.setN4(rows.getInt(5));
        row.setN5(rows.getInt(6));
        row.setN6(rows.getInt(7));
        row.setN7(rows.getInt(8));
        row.setN8(rows.getInt(9));
        row.setN9(rows.getInt(10));
        return row;
    }

    static Texts texts(ResultSet rows, StatementContext context) throws SQLException {
        Texts row = new Texts();
        row.setId(rows.getInt(1));
        row.setAlpha(rows.getString(2));
        row.setBeta(rows.getString(3));
        row.setGamma(rows.getString(4));
        return row;
    }

    static PayLine payLine(ResultSet rows, StatementContext context) throws SQLException {
        return new PayLine(rows.getString(1), rows.getInt(2), rows.getString(3), rows.getString(4));
    }

    static Contact contact(ResultSet rows, StatementContext context) throws SQLException {
        Contact contact = new Contact();
        contact.setId(rows.getInt(1));
        contact.setName(rows.getString(2));
        contact.setEmail(rows.getString(3));
        contact.setStreet(rows.getString(4));
        return contact;
    }

    static Employee employee(ResultSet rows, StatementContext context) throws SQLException {
        Employee employee = new Employee();
        employee.setId(rows.getInt(1));
        employee.setName(rows.getString(2));
        employee.setEmail(rows.getString(3));
        employee.setDepartment(rows.getString(4));
        employee.setSalary(rows.getInt(5));
        employee.setActive(rows.getBoolean(6));
        employee.setHired(rows.getInt(7));
        return employee;
    }

    /** Makes a city and a country for each employee. */
    static Employee graph(ResultSet rows, StatementContext context) throws SQLException {
        Employee employee = employee(rows, context);
        City city = new City();
        city.setId(rows.getInt(8));
        city.setName(rows.getString(9));
        Country country = new Country();
        country.setId(rows.getInt(10));
        country.setName(rows.getString(11));
        city.setCountry(country);
        employee.setCity(city);
        return employee;
    }
}
