package io.mercator.benchmarks.measure;

import io.mercator.benchmarks.Library;
import io.mercator.benchmarks.database.Database;
import io.mercator.benchmarks.database.OpenDatabase;
import io.mercator.benchmarks.workload.Contender;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.BenchmarkParams;

/** A library at work on a database that has all rows. */
@State(Scope.Benchmark)
public class Scene {
    /** The database. */
    @Param
    public Database database;

    /** The library. */
    @Param
    public Library library;

    OpenDatabase opened;
    Contender contender;

    /** Makes the database and compares the library's results of such workloads with those of JDBC. */
    @Setup(Level.Trial)
    public void open(BenchmarkParams benchmark) {
        opened = database.open();
        try (Contender jdbc = Library.JDBC.on(opened)) {
            contender = library.on(opened);
            Verification.of(benchmark.getBenchmark()).compare(opened, jdbc, contender);
        }
    }

    /** Ends both. */
    @TearDown(Level.Trial)
    public void close() {
        contender.close();
        opened.close();
    }
}
