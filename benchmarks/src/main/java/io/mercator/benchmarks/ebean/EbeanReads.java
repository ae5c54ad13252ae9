package io.mercator.benchmarks.ebean;

import io.ebean.Database;
import io.mercator.benchmarks.ebean.model.Employee;
import io.mercator.benchmarks.ebean.model.Numbers;
import io.mercator.benchmarks.ebean.model.Texts;
import io.mercator.benchmarks.workload.Checks;
import io.mercator.benchmarks.workload.Checksum;
import io.mercator.benchmarks.workload.PayLine;
import io.mercator.benchmarks.workload.Reads;
import java.util.List;

/** Entities, and records made of the columns of a query. */
final class EbeanReads implements Reads {
    private static final String TUPLES = "SELECT e.name, e.salary, c.name AS city, y.name AS country FROM employee e"
            + " JOIN city c ON c.id = e.city_id JOIN country y ON y.id = c.country_id ORDER BY e.id";

    private final Database ebean;

    EbeanReads(Database ebean) {
        this.ebean = ebean;
    }

    @Override
    public long numbers() {
        List<Numbers> all = ebean.find(Numbers.class).orderBy("id").findList();
        Checksum sum = new Checksum();
        for (Numbers row : all) {
            EbeanChecks.add(sum, row);
        }
        return sum.sum();
    }

    @Override
    public long texts() {
        List<Texts> all = ebean.find(Texts.class).orderBy("id").findList();
        Checksum sum = new Checksum();
        for (Texts row : all) {
            EbeanChecks.add(sum, row);
        }
        return sum.sum();
    }

    @Override
    public long tuples() {
        List<PayLine> all = ebean.findDto(PayLine.class, TUPLES).findList();
        Checksum sum = new Checksum();
        for (PayLine line : all) {
            Checks.add(sum, line);
        }
        return sum.sum();
    }

    @Override
    public long graph() {
        List<Employee> all = ebean.find(Employee.class)
                .fetch("city")
                .fetch("city.country")
                .orderBy("id")
                .findList();
        Checksum sum = new Checksum();
        for (Employee employee : all) {
            EbeanChecks.addGraph(sum, employee);
        }
        return sum.sum();
    }
}
