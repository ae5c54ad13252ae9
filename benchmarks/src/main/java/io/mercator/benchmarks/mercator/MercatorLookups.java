package io.mercator.benchmarks.mercator;

import static io.mercator.api.sql.Sql.select;

import io.mercator.api.session.Session;
import io.mercator.api.session.SessionFactory;
import io.mercator.api.sql.Row2;
import io.mercator.api.sql.Row3;
import io.mercator.api.sql.Sql;
import io.mercator.benchmarks.model.Employee;
import io.mercator.benchmarks.workload.Checks;
import io.mercator.benchmarks.workload.Checksum;
import io.mercator.benchmarks.workload.Lookups;

/** Queries built of the tables' columns each time they are run. */
final class MercatorLookups implements Lookups {
    private final SessionFactory sessions;
    private final Schema schema;

    MercatorLookups(SessionFactory sessions, Schema schema) {
        this.sessions = sessions;
        this.schema = schema;
    }

    @Override
    public long byKey(int id) {
        try (Session session = sessions.open()) {
            Employee employee = session.query(Employee.class)
                    .filter(schema.employees.id.eq(id))
                    .one();
            Checksum sum = new Checksum();
            Checks.add(sum, employee);
            return sum.sum();
        }
    }

    @Override
    public long list(int from) {
        try (Session session = sessions.open()) {
            Checksum sum = new Checksum();
            for (Employee employee : session.query(Employee.class)
                    .filter(schema.employees.id.between(from, from + 9))
                    .orderBy(schema.employees.id)
                    .all()) {
                Checks.add(sum, employee);
            }
            return sum.sum();
        }
    }

    @Override
    public long count(int country) {
        try (Session session = sessions.open()) {
            return session.query(Sql.count())
                    .from(schema.cities)
                    .filter(schema.cities.country.eq(country))
                    .one()
                    .value1();
        }
    }

    @Override
    public long join(int country) {
        try (Session session = sessions.open()) {
            Checksum sum = new Checksum();
            for (Row3<Integer, String, String> row : session.query(
                            schema.cities.id, schema.cities.name, schema.countries.name)
                    .from(schema.cities)
                    .join(schema.countries)
                    .filter(schema.countries.id.eq(country))
                    .distinct()
                    .orderBy(schema.cities.id)
                    .limit(20)
                    .all()) {
                sum.add(row.value1()).add(row.value2()).add(row.value3());
            }
            return sum.sum();
        }
    }

    @Override
    public long subquery(int country) {
        Schema.Cities cities = schema.cities;
        try (Session session = sessions.open()) {
            Checksum sum = new Checksum();
            for (Row2<Integer, Long> row : session.query(select(cities.country, Sql.count())
                            .from(cities)
                            .where(cities.country.in(select(schema.countries.id)
                                    .from(schema.countries)
                                    .where(schema.countries.id.le(country))))
                            .groupBy(cities.country)
                            .having(Sql.count().gt(1L))
                            .orderBy(cities.country))
                    .all()) {
                sum.add(row.value1()).add(row.value2());
            }
            return sum.sum();
        }
    }
}
