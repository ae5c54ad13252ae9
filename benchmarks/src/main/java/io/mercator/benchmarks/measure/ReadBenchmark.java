package io.mercator.benchmarks.measure;

import io.mercator.benchmarks.workload.Data;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/** Reading many rows; a row is an operation. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(3)
public class ReadBenchmark {
    /** Ten numbers. */
    @Benchmark
    @OperationsPerInvocation(Data.NUMBERS)
    public long numbers(Scene scene) {
        return scene.contender.reads().numbers();
    }

    /** A number and three strings. */
    @Benchmark
    @OperationsPerInvocation(Data.TEXTS)
    public long texts(Scene scene) {
        return scene.contender.reads().texts();
    }

    /** Four columns of three tables. */
    @Benchmark
    @OperationsPerInvocation(Data.EMPLOYEES)
    public long tuples(Scene scene) {
        return scene.contender.reads().tuples();
    }

    /** Employees with cities and countries. */
    @Benchmark
    @OperationsPerInvocation(Data.EMPLOYEES)
    public long graph(Scene scene) {
        return scene.contender.reads().graph();
    }
}
