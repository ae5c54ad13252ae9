package io.mercator.benchmarks.ebean;

import io.ebean.Database;
import io.ebean.FetchGroup;
import io.mercator.benchmarks.ebean.model.City;
import io.mercator.benchmarks.ebean.model.Country;
import io.mercator.benchmarks.ebean.model.Employee;
import io.mercator.benchmarks.workload.Checksum;
import io.mercator.benchmarks.workload.Lookups;

/** Queries of entities, and records where there are no entities. */
final class EbeanLookups implements Lookups {
    /** All but the city. */
    static final FetchGroup<Employee> EMPLOYEE =
            FetchGroup.of(Employee.class, "name, email, department, salary, active, hired");

    private static final String JOIN = "SELECT DISTINCT c.id, c.name, y.name AS country FROM city c"
            + " JOIN country y ON y.id = c.country_id WHERE y.id = :country ORDER BY c.id";

    /** A city and its country; public because Ebean finds public constructors only. */
    public record CityLine(int id, String name, String country) {}

    /** How many cities a country has; public likewise. */
    public record Cities(int country, long count) {}

    private final Database ebean;

    EbeanLookups(Database ebean) {
        this.ebean = ebean;
    }

    @Override
    public long byKey(int id) {
        Employee employee = ebean.find(Employee.class)
                .select(EMPLOYEE)
                .where()
                .eq("id", id)
                .findOneOrEmpty()
                .orElseThrow();
        Checksum sum = new Checksum();
        EbeanChecks.add(sum, employee);
        return sum.sum();
    }

    @Override
    public long list(int from) {
        Checksum sum = new Checksum();
        for (Employee employee : ebean.find(Employee.class)
                .select(EMPLOYEE)
                .where()
                .between("id", from, from + 9)
                .orderBy("id")
                .findList()) {
            EbeanChecks.add(sum, employee);
        }
        return sum.sum();
    }

    @Override
    public long count(int country) {
        return ebean.find(City.class).where().eq("country.id", country).findCount();
    }

    @Override
    public long join(int country) {
        Checksum sum = new Checksum();
        for (CityLine line : ebean.findDto(CityLine.class, JOIN)
                .setParameter("country", country)
                .setMaxRows(20)
                .findList()) {
            sum.add(line.id()).add(line.name()).add(line.country());
        }
        return sum.sum();
    }

    @Override
    public long subquery(int country) {
        Checksum sum = new Checksum();
        for (Cities cities : ebean.find(City.class)
                .select("country.id, count(*)")
                .where()
                .in(
                        "country.id",
                        ebean.find(Country.class)
                                .select("id")
                                .where()
                                .le("id", country)
                                .query())
                .having()
                .gt("count(*)", 1)
                .orderBy("country.id")
                .asDto(Cities.class)
                .findList()) {
            sum.add(cities.country()).add(cities.count());
        }
        return sum.sum();
    }
}
