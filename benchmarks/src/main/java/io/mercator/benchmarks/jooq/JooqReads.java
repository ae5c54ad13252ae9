package io.mercator.benchmarks.jooq;

import static io.mercator.benchmarks.jooq.Tables.CITY;
import static io.mercator.benchmarks.jooq.Tables.COUNTRY;
import static io.mercator.benchmarks.jooq.Tables.EMPLOYEE;
import static io.mercator.benchmarks.jooq.Tables.NUMBERS;
import static io.mercator.benchmarks.jooq.Tables.TEXTS;

import io.mercator.benchmarks.model.City;
import io.mercator.benchmarks.model.Country;
import io.mercator.benchmarks.model.Employee;
import io.mercator.benchmarks.model.Numbers;
import io.mercator.benchmarks.model.Texts;
import io.mercator.benchmarks.workload.Checks;
import io.mercator.benchmarks.workload.Checksum;
import io.mercator.benchmarks.workload.PayLine;
import io.mercator.benchmarks.workload.Reads;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Record10;
import org.jooq.Record11;
import org.jooq.Records;

/** Records of typed queries, mapped to objects by lambdas. */
final class JooqReads implements Reads {
    private final DSLContext dsl;

    JooqReads(DSLContext dsl) {
        this.dsl = dsl;
    }

    @Override
    public long numbers() {
        List<Numbers> all = dsl.select(
                        NUMBERS.id,
                        NUMBERS.n1,
                        NUMBERS.n2,
                        NUMBERS.n3,
                        NUMBERS.n4,
                        NUMBERS.n5,
                        NUMBERS.n6,
                        NUMBERS.n7,
                        NUMBERS.n8,
                        NUMBERS.n9)
                .from(NUMBERS)
                .orderBy(NUMBERS.id)
                .fetch(JooqReads::numbers);
        Checksum sum = new Checksum();
        for (Numbers row : all) {
            Checks.add(sum, row);
        }
        return sum.sum();
    }

    private static Numbers numbers(
            Record10<Integer, Integer, Integer, Integer, Integer, Integer, Integer, Integer, Integer, Integer> record) {
        Numbers row = new Numbers();
        row.setId(record.value1());
        row.setN1(record.value2());
        row.setN2(record.value3());
        row.setN3(record.value4());
        row.setN4(record.value5());
        row.setN5(record.value6());
        row.setN6(record.value7());
        row.setN7(record.value8());
        row.setN8(record.value9());
        row.setN9(record.value10());
        return row;
    }

    @Override
    public long texts() {
        List<Texts> all = dsl.select(TEXTS.id, TEXTS.alpha, TEXTS.beta, TEXTS.gamma)
                .from(TEXTS)
                .orderBy(TEXTS.id)
                .fetch(record -> {
                    Texts row = new Texts();
                    row.setId(record.value1());
                    row.setAlpha(record.value2());
                    row.setBeta(record.value3());
                    row.setGamma(record.value4());
                    return row;
                });
        Checksum sum = new Checksum();
        for (Texts row : all) {
            Checks.add(sum, row);
        }
        return sum.sum();
    }

    @Override
    public long tuples() {
        List<PayLine> all = dsl.select(EMPLOYEE.name, EMPLOYEE.salary, CITY.name, COUNTRY.name)
                .from(EMPLOYEE)
                .join(CITY)
                .on(CITY.id.eq(EMPLOYEE.cityId))
                .join(COUNTRY)
                .on(COUNTRY.id.eq(CITY.countryId))
                .orderBy(EMPLOYEE.id)
                .fetch(Records.mapping(PayLine::new));
        Checksum sum = new Checksum();
        for (PayLine line : all) {
            Checks.add(sum, line);
        }
        return sum.sum();
    }

    @Override
    public long graph() {
        List<Employee> all = dsl.select(
                        EMPLOYEE.id,
                        EMPLOYEE.name,
                        EMPLOYEE.email,
                        EMPLOYEE.department,
                        EMPLOYEE.salary,
                        EMPLOYEE.active,
                        EMPLOYEE.hired,
                        CITY.id,
                        CITY.name,
                        COUNTRY.id,
                        COUNTRY.name)
                .from(EMPLOYEE)
                .join(CITY)
                .on(CITY.id.eq(EMPLOYEE.cityId))
                .join(COUNTRY)
                .on(COUNTRY.id.eq(CITY.countryId))
                .orderBy(EMPLOYEE.id)
                .fetch(JooqReads::graph);
        Checksum sum = new Checksum();
        for (Employee employee : all) {
            Checks.addGraph(sum, employee);
        }
        return sum.sum();
    }

    /** Makes a city and a country for each employee. */
    private static Employee graph(
            Record11<Integer, String, String, String, Integer, Boolean, Integer, Integer, String, Integer, String>
                    record) {
        Employee employee = new Employee();
        employee.setId(record.value1());
        employee.setName(record.value2());
        employee.setEmail(record.value3());
        employee.setDepartment(record.value4());
        employee.setSalary(record.value5());
        employee.setActive(record.value6());
        employee.setHired(record.value7());
        City city = new City();
        city.setId(record.value8());
        city.setName(record.value9());
        Country country = new Country();
        country.setId(record.value10());
        country.setName(record.value11());
        city.setCountry(country);
        employee.setCity(city);
        return employee;
    }
}
