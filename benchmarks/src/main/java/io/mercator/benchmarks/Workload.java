package io.mercator.benchmarks;

import static io.mercator.benchmarks.database.Database.DERBY;
import static io.mercator.benchmarks.database.Database.H2;
import static io.mercator.benchmarks.database.Database.MARIADB;
import static io.mercator.benchmarks.database.Database.POSTGRESQL;
import static io.mercator.benchmarks.database.Database.SQLITE;

import io.mercator.benchmarks.database.Database;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The workloads, and on which databases they are measured when nothing else is said. */
public enum Workload {
    /** Ten numbers a row. */
    NUMBERS("ReadBenchmark.numbers", "read 1,000 x 10 numbers", H2, SQLITE, DERBY, POSTGRESQL),
    /** Three strings a row. */
    TEXTS("ReadBenchmark.texts", "read 10,000 x 3 strings", H2, SQLITE, DERBY, POSTGRESQL),
    /** Rows of a join. */
    TUPLES("ReadBenchmark.tuples", "read 100,000 rows of 2 joins", H2, SQLITE),
    /** Objects of a join. */
    GRAPH("ReadBenchmark.graph", "read 100,000 objects with 2 references", H2, SQLITE),
    /** One object. */
    BY_KEY("LookupBenchmark.byKey", "query by key", H2, SQLITE, DERBY, POSTGRESQL),
    /** Ten objects. */
    LIST("LookupBenchmark.list", "query of 10 objects", H2, SQLITE, POSTGRESQL),
    /** A number. */
    COUNT("LookupBenchmark.count", "count", H2, SQLITE, POSTGRESQL),
    /** Twenty rows. */
    JOIN("LookupBenchmark.join", "join, distinct, limit 20", H2, SQLITE, POSTGRESQL),
    /** Some groups. */
    SUBQUERY("LookupBenchmark.subquery", "subquery, group, having", H2, SQLITE, POSTGRESQL),
    /** New objects. */
    INSERT_OBJECTS("ChangeBenchmark.insertObjects", "flush 10,000 new objects", H2, SQLITE, DERBY, POSTGRESQL, MARIADB),
    /** New rows. */
    INSERT_ROWS("ChangeBenchmark.insertRows", "insert 10,000 without keys", H2, SQLITE, DERBY, POSTGRESQL, MARIADB),
    /** One column. */
    UPDATE_SALARIES("ChangeBenchmark.updateSalaries", "flush 10,000 changes", H2, SQLITE, DERBY, POSTGRESQL, MARIADB),
    /** Some columns. */
    UPDATE_MIXED("ChangeBenchmark.updateMixed", "flush 10,000 mixed changes", H2, SQLITE, POSTGRESQL),
    /** Loaded objects. */
    DELETE_OBJECTS(
            "ChangeBenchmark.deleteObjects",
            "load 10,000 objects, delete them",
            H2,
            SQLITE,
            DERBY,
            POSTGRESQL,
            MARIADB),
    /** One new row. */
    INSERT_ONE("SingleChangeBenchmark.insert", "insert one", H2, SQLITE, POSTGRESQL),
    /** One changed row. */
    UPDATE_ONE("SingleChangeBenchmark.update", "update one", H2, SQLITE, POSTGRESQL),
    /** One row that comes and goes. */
    DELETE_ONE("SingleChangeBenchmark.insertAndDelete", "insert one, delete it", H2, SQLITE, POSTGRESQL);

    private final String method;
    private final String title;
    private final List<Database> databases;

    Workload(String method, String title, Database... databases) {
        this.method = method;
        this.title = title;
        this.databases = List.of(databases);
    }

    /** Returns class and method of the benchmark. */
    public String method() {
        return method;
    }

    /** Returns the name for people. */
    public String title() {
        return title;
    }

    /** Finds the workload of a benchmark by the name that JMH gives it. */
    public static Optional<Workload> of(String benchmark) {
        return Arrays.stream(values())
                .filter(workload -> benchmark.endsWith("." + workload.method))
                .findFirst();
    }

    /** Returns what Mercator is to need at most on a database, as time / allocation beside JDBC; a dash where nothing is set. */
    public String goal(Database database) {
        return Goals.of(this, database);
    }

    /** Returns where it is measured. */
    public List<Database> databases() {
        return databases;
    }
}
