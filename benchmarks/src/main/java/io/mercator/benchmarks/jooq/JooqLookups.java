package io.mercator.benchmarks.jooq;

import static io.mercator.benchmarks.jooq.Tables.CITY;
import static io.mercator.benchmarks.jooq.Tables.COUNTRY;
import static io.mercator.benchmarks.jooq.Tables.EMPLOYEE;
import static org.jooq.impl.DSL.select;

import io.mercator.benchmarks.model.Employee;
import io.mercator.benchmarks.workload.Checks;
import io.mercator.benchmarks.workload.Checksum;
import io.mercator.benchmarks.workload.Lookups;
import org.jooq.DSLContext;
import org.jooq.Record2;
import org.jooq.Record3;
import org.jooq.Record7;
import org.jooq.SelectJoinStep;
import org.jooq.impl.DSL;

/** Queries built and rendered each time. */
final class JooqLookups implements Lookups {
    private final DSLContext dsl;

    JooqLookups(DSLContext dsl) {
        this.dsl = dsl;
    }

    static SelectJoinStep<Record7<Integer, String, String, String, Integer, Boolean, Integer>> employees(
            DSLContext dsl) {
        return dsl.select(
                        EMPLOYEE.id,
                        EMPLOYEE.name,
                        EMPLOYEE.email,
                        EMPLOYEE.department,
                        EMPLOYEE.salary,
                        EMPLOYEE.active,
                        EMPLOYEE.hired)
                .from(EMPLOYEE);
    }

    static Employee employee(Record7<Integer, String, String, String, Integer, Boolean, Integer> record) {
        Employee employee = new Employee();
        employee.setId(record.value1());
        employee.setName(record.value2());
        employee.setEmail(record.value3());
        employee.setDepartment(record.value4());
        employee.setSalary(record.value5());
        employee.setActive(record.value6());
        employee.setHired(record.value7());
        return employee;
    }

    @Override
    public long byKey(int id) {
        Employee employee = employees(dsl).where(EMPLOYEE.id.eq(id)).fetchSingle(JooqLookups::employee);
        Checksum sum = new Checksum();
        Checks.add(sum, employee);
        return sum.sum();
    }

    @Override
    public long list(int from) {
        Checksum sum = new Checksum();
        for (Employee employee : employees(dsl)
                .where(EMPLOYEE.id.between(from, from + 9))
                .orderBy(EMPLOYEE.id)
                .fetch(JooqLookups::employee)) {
            Checks.add(sum, employee);
        }
        return sum.sum();
    }

    @Override
    public long count(int country) {
        return dsl.selectCount()
                .from(CITY)
                .where(CITY.countryId.eq(country))
                .fetchSingle()
                .value1();
    }

    @Override
    public long join(int country) {
        Checksum sum = new Checksum();
        for (Record3<Integer, String, String> row : dsl.selectDistinct(CITY.id, CITY.name, COUNTRY.name)
                .from(CITY)
                .join(COUNTRY)
                .on(COUNTRY.id.eq(CITY.countryId))
                .where(COUNTRY.id.eq(country))
                .orderBy(CITY.id)
                .limit(20)
                .fetch()) {
            sum.add(row.value1()).add(row.value2()).add(row.value3());
        }
        return sum.sum();
    }

    @Override
    public long subquery(int country) {
        Checksum sum = new Checksum();
        for (Record2<Integer, Integer> row : dsl.select(CITY.countryId, DSL.count())
                .from(CITY)
                .where(CITY.countryId.in(select(COUNTRY.id).from(COUNTRY).where(COUNTRY.id.le(country))))
                .groupBy(CITY.countryId)
                .having(DSL.count().gt(1))
                .orderBy(CITY.countryId)
                .fetch()) {
            sum.add(row.value1()).add(row.value2());
        }
        return sum.sum();
    }
}
