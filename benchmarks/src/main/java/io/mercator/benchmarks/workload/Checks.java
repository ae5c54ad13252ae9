package io.mercator.benchmarks.workload;

import io.mercator.benchmarks.model.City;
import io.mercator.benchmarks.model.Country;
import io.mercator.benchmarks.model.Employee;
import io.mercator.benchmarks.model.Numbers;
import io.mercator.benchmarks.model.Texts;

/** The sums over objects of the shared classes. */
public final class Checks {
    private Checks() {}

    public static void add(Checksum sum, Numbers row) {
        sum.add(row.getId()).add(row.getN1()).add(row.getN2()).add(row.getN3()).add(row.getN4());
        sum.add(row.getN5()).add(row.getN6()).add(row.getN7()).add(row.getN8()).add(row.getN9());
    }

    public static void add(Checksum sum, Texts row) {
        sum.add(row.getId()).add(row.getAlpha()).add(row.getBeta()).add(row.getGamma());
    }

    public static void add(Checksum sum, PayLine line) {
        sum.add(line.name()).add(line.salary()).add(line.city()).add(line.country());
    }

    public static void add(Checksum sum, Employee employee) {
        sum.add(employee.getId()).add(employee.getName()).add(employee.getEmail());
        sum.add(employee.getDepartment()).add(employee.getSalary());
        sum.add(employee.isActive()).add(employee.getHired());
    }

    /** Adds an employee with city and country. */
    public static void addGraph(Checksum sum, Employee employee) {
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
