package io.mercator.benchmarks.ebean;

import io.mercator.benchmarks.ebean.model.City;
import io.mercator.benchmarks.ebean.model.Country;
import io.mercator.benchmarks.ebean.model.Employee;
import io.mercator.benchmarks.ebean.model.Numbers;
import io.mercator.benchmarks.ebean.model.Texts;
import io.mercator.benchmarks.workload.Checksum;

/** The sums over Ebean's entities. */
final class EbeanChecks {
    private EbeanChecks() {}

    static void add(Checksum sum, Numbers row) {
        sum.add(row.getId()).add(row.getN1()).add(row.getN2()).add(row.getN3()).add(row.getN4());
        sum.add(row.getN5()).add(row.getN6()).add(row.getN7()).add(row.getN8()).add(row.getN9());
    }

    static void add(Checksum sum, Texts row) {
        sum.add(row.getId()).add(row.getAlpha()).add(row.getBeta()).add(row.getGamma());
    }

    static void add(Checksum sum, Employee employee) {
        sum.add(employee.getId()).add(employee.getName()).add(employee.getEmail());
        sum.add(employee.getDepartment()).add(employee.getSalary());
        sum.add(employee.isActive()).add(employee.getHired());
    }

    static void addGraph(Checksum sum, Employee employee) {
        add(sum, employee);
        City city = employee.getCity();
        if (city != null) {
            sum.add(city.getId()).add(city.getName());
            Country country = city.getCountry();
            if (country != null) {
                sum.add(country.getId()).add(country.getName());
            }
        }
    }
}
