package io.mercator.benchmarks.measure;

import io.mercator.benchmarks.database.OpenDatabase;
import io.mercator.benchmarks.workload.Changes;
import io.mercator.benchmarks.workload.Contender;
import io.mercator.benchmarks.workload.Data;
import java.util.function.ToLongFunction;

/** Does every workload by JDBC and by a library, and compares sums of what was read, and what is in the tables afterwards. */
public final class Verification {
    private static final String CONTACTS =
            "SELECT COUNT(*), SUM(LENGTH(name)), SUM(LENGTH(email)), SUM(LENGTH(street)),"
                    + " MIN(name), MAX(email), MAX(street) FROM contact";
    private static final String EMPLOYEES = "SELECT COUNT(*), SUM(LENGTH(name)), SUM(LENGTH(department)), SUM(salary),"
            + " SUM(CASE WHEN active THEN id ELSE 0 END), MIN(name), MAX(name), MAX(department) FROM employee";

    private Verification() {}

    /**
     * Compares all workloads; leaves the tables as they were.
     *
     * @throws IllegalStateException if the library does something else than JDBC
     */
    public static void compare(OpenDatabase database, Contender jdbc, Contender library) {
        same("numbers", jdbc, library, c -> c.reads().numbers());
        same("texts", jdbc, library, c -> c.reads().texts());
        same("tuples", jdbc, library, c -> c.reads().tuples());
        same("graph", jdbc, library, c -> c.reads().graph());
        for (int number = 1; number <= Data.COUNTRIES; number += 7) {
            int key = number;
            same("byKey", jdbc, library, c -> c.lookups().byKey(key * 11));
            same("list", jdbc, library, c -> c.lookups().list(key * 11));
            same("count", jdbc, library, c -> c.lookups().count(key));
            same("join", jdbc, library, c -> c.lookups().join(key));
            same("subquery", jdbc, library, c -> c.lookups().subquery(key));
        }
        same("insertObjects", inserted(database, jdbc), inserted(database, library));
        same("insertRows", rowsInserted(database, jdbc), rowsInserted(database, library));
        same("updates", updated(database, jdbc.changes()), updated(database, library.changes()));
        same("single changes", changedOneByOne(database, jdbc), changedOneByOne(database, library));
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
