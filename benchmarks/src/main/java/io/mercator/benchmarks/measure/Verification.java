package io.mercator.benchmarks.measure;

import io.mercator.benchmarks.database.OpenDatabase;
import io.mercator.benchmarks.workload.Changes;
import io.mercator.benchmarks.workload.Contender;
import io.mercator.benchmarks.workload.Data;
import java.util.function.ToLongFunction;

/** Compares sums of what a library reads, and what it leaves in the tables, with those of JDBC. */
public enum Verification {
    /** What {@link ReadBenchmark} measures. */
    READS(ReadBenchmark.class) {
        @Override
        public void compare(OpenDatabase database, Contender jdbc, Contender library) {
            same("numbers", jdbc, library, c -> c.reads().numbers());
            same("texts", jdbc, library, c -> c.reads().texts());
            same("tuples", jdbc, library, c -> c.reads().tuples());
            same("graph", jdbc, library, c -> c.reads().graph());
        }
    },
    /** What {@link LookupBenchmark} measures. */
    LOOKUPS(LookupBenchmark.class) {
        @Override
        public void compare(OpenDatabase database, Contender jdbc, Contender library) {
            for (int number = 1; number <= Data.COUNTRIES; number += 7) {
                int key = number;
                same("byKey", jdbc, library, c -> c.lookups().byKey(key * 11));
                same("list", jdbc, library, c -> c.lookups().list(key * 11));
                same("count", jdbc, library, c -> c.lookups().count(key));
                same("join", jdbc, library, c -> c.lookups().join(key));
                same("subquery", jdbc, library, c -> c.lookups().subquery(key));
            }
        }
    },
    /** What {@link ChangeBenchmark} measures. */
    CHANGES(ChangeBenchmark.class) {
        @Override
        public void compare(OpenDatabase database, Contender jdbc, Contender library) {
            same("insertObjects", inserted(database, jdbc), inserted(database, library));
            same("insertRows", rowsInserted(database, jdbc), rowsInserted(database, library));
            same("deleteObjects", deleted(database, jdbc), deleted(database, library));
            same("updates", updated(database, jdbc.changes()), updated(database, library.changes()));
        }
    },
    /** What {@link SingleChangeBenchmark} measures. */
    SINGLE_CHANGES(SingleChangeBenchmark.class) {
        @Override
        public void compare(OpenDatabase database, Contender jdbc, Contender library) {
            same("single changes", changedOneByOne(database, jdbc), changedOneByOne(database, library));
        }
    };

    private static final String CONTACTS =
            "SELECT COUNT(*), SUM(LENGTH(name)), SUM(LENGTH(email)), SUM(LENGTH(street)),"
                    + " MIN(name), MAX(email), MAX(street) FROM contact";
    private static final String EMPLOYEES = "SELECT COUNT(*), SUM(LENGTH(name)), SUM(LENGTH(department)), SUM(salary),"
            + " SUM(CASE WHEN active THEN CAST(id AS BIGINT) ELSE 0 END), MIN(name), MAX(name), MAX(department) FROM employee";

    private final Class<?> benchmark;

    Verification(Class<?> benchmark) {
        this.benchmark = benchmark;
    }

    /** Returns what is compared before a benchmark, by the name that JMH gives its method. */
    static Verification of(String method) {
        for (Verification verification : values()) {
            if (method.startsWith(verification.benchmark.getName() + ".")) {
                return verification;
            }
        }
        throw new IllegalArgumentException("Nothing is compared before " + method);
    }

    /**
     * Does each workload of the kind by JDBC and by a library; leaves the tables as they were.
     *
     * @throws IllegalStateException if the library does something else than JDBC
     */
    public abstract void compare(OpenDatabase database, Contender jdbc, Contender library);

    /** Compares all workloads, as {@link #compare} says. */
    public static void compareAll(OpenDatabase database, Contender jdbc, Contender library) {
        for (Verification verification : values()) {
            verification.compare(database, jdbc, library);
        }
    }

    private static String inserted(OpenDatabase database, Contender contender) {
        long sum = contender.changes().insertObjects();
        String keys = database.ask("SELECT SUM(CAST(id AS BIGINT)) FROM contact");
        if (!keys.equals(Long.toString(sum))) {
            throw new IllegalStateException("The objects' keys sum up to " + sum + ", those of the rows to " + keys);
        }
        return left(database, CONTACTS);
    }

    private static String rowsInserted(OpenDatabase database, Contender contender) {
        contender.changes().insertRows();
        return left(database, CONTACTS);
    }

    private static String deleted(OpenDatabase database, Contender contender) {
        database.fillContacts();
        return contender.changes().deleteObjects() + " " + left(database, CONTACTS);
    }

    private static String updated(OpenDatabase database, Changes changes) {
        changes.loadEmployees();
        changes.updateSalaries(1);
        String salaries = database.ask(EMPLOYEES);
        changes.updateMixed(2);
        changes.updateMixed(3);
        changes.updateSalaries(4);
        String all = database.ask(EMPLOYEES);
        database.restoreEmployees();
        return salaries + "\n" + all;
    }

    private static String changedOneByOne(OpenDatabase database, Contender contender) {
        String counts = "updated " + contender.singles().update(17, 12_345) + " of them, deleted "
                + contender.singles().insertAndDelete(5);
        long key = contender.singles().insert(9);
        String found = database.ask("SELECT COUNT(*) FROM contact WHERE id = " + key);
        String employees = database.ask(EMPLOYEES);
        database.restoreEmployees();
        return counts + ", found " + found + "\n" + employees + "\n" + left(database, CONTACTS);
    }

    private static String left(OpenDatabase database, String question) {
        String answer = database.ask(question);
        database.clearContacts();
        return answer;
    }

    private static void same(
            String workload, Contender jdbc, Contender library, ToLongFunction<? super Contender> work) {
        same(workload, work.applyAsLong(jdbc), work.applyAsLong(library));
    }

    private static void same(String workload, Object expected, Object actual) {
        if (!expected.equals(actual)) {
            throw new IllegalStateException(
                    "The workload '" + workload + "' gives " + actual + " in place of JDBC's " + expected);
        }
    }
}
