package io.mercator.benchmarks.measure;

import io.mercator.benchmarks.workload.Data;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/** Short queries, each with a unit of work of its own; a query is an operation. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(3)
public class LookupBenchmark {
    /** One employee. */
    @Benchmark
    public long byKey(Scene scene, Counter counter) {
        return scene.contender.lookups().byKey(counter.upTo(10_000));
    }

    /** Ten employees. */
    @Benchmark
    public long list(Scene scene, Counter counter) {
        return scene.contender.lookups().list(counter.upTo(10_000));
    }

    /** A number of cities. */
    @Benchmark
    public long count(Scene scene, Counter counter) {
        return scene.contender.lookups().count(counter.upTo(Data.COUNTRIES));
    }

    /** Twenty rows of a join. */
    @Benchmark
    public long join(Scene scene, Counter counter) {
        return scene.contender.lookups().join(counter.upTo(Data.COUNTRIES));
    }

    /** Groups of a condition with a subquery. */
    @Benchmark
    public long subquery(Scene scene, Counter counter) {
        return scene.contender.lookups().subquery(counter.upTo(5));
    }
}
