package io.mercator.benchmarks.measure;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Changing one row in a transaction of its own, which is an operation. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(3)
public class SingleChangeBenchmark {
    /** A table of contacts that does not grow from one iteration to the next. */
    @State(Scope.Benchmark)
    public static class FewContacts {
        /** Empties it. */
        @Setup(Level.Iteration)
        public void clear(Scene scene) {
            scene.opened.clearContacts();
        }
    }

    /** A new object with a key of the database. */
    @Benchmark
    public long insert(Scene scene, FewContacts few, Counter counter) {
        return scene.contender.singles().insert(counter.next());
    }

    /** One value of a row that was not read. */
    @Benchmark
    public long update(Scene scene, Counter counter) {
        int number = counter.upTo(10_000);
        return scene.contender.singles().update(number, 1_000 + number);
    }

    /** A new object, and its removal by key: two transactions. */
    @Benchmark
    public long insertAndDelete(Scene scene, FewContacts few, Counter counter) {
        return scene.contender.singles().insertAndDelete(counter.next());
    }
}
