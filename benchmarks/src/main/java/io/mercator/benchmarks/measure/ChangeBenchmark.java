package io.mercator.benchmarks.measure;

import io.mercator.benchmarks.workload.Data;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Changing many rows in a transaction; a row is an operation. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(3)
@OperationsPerInvocation(Data.CHANGED)
public class ChangeBenchmark {
    /** An empty table of contacts for every call, which takes milliseconds. */
    @State(Scope.Benchmark)
    public static class NoContacts {
        /** Empties it. */
        @Setup(Level.Invocation)
        public void clear(Scene scene) {
            scene.opened.clearContacts();
        }
    }

    /** As many contacts for every call. */
    @State(Scope.Benchmark)
    public static class Filled {
        /** Inserts them. */
        @Setup(Level.Invocation)
        public void fill(Scene scene) {
            scene.opened.fillContacts();
        }
    }

    /** Employees that are loaded. */
    @State(Scope.Benchmark)
    public static class Loaded {
        private int round;

        /** Loads them. */
        @Setup(Level.Trial)
        public void load(Scene scene) {
            scene.contender.changes().loadEmployees();
        }

        int nextRound() {
            return round++;
        }
    }

    /** New objects with keys of the database. */
    @Benchmark
    public long insertObjects(Scene scene, NoContacts none) {
        return scene.contender.changes().insertObjects();
    }

    /** Rows whose keys nobody needs. */
    @Benchmark
    public void insertRows(Scene scene, NoContacts none) {
        scene.contender.changes().insertRows();
    }

    /** Objects that are loaded and deleted. */
    @Benchmark
    public long deleteObjects(Scene scene, Filled filled) {
        return scene.contender.changes().deleteObjects();
    }

    /** The same property of all objects. */
    @Benchmark
    public void updateSalaries(Scene scene, Loaded loaded) {
        scene.contender.changes().updateSalaries(loaded.nextRound());
    }

    /** Other properties of each object. */
    @Benchmark
    public void updateMixed(Scene scene, Loaded loaded) {
        scene.contender.changes().updateMixed(loaded.nextRound());
    }
}
