package io.mercator.benchmarks.measure;

import io.mercator.benchmarks.mercator.StatementWork;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** The library's own part of a query by key, over a driver that costs nothing. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(3)
public class StatementBenchmark {
    /** A thread's own engine, as the driver's one connection is a thread's. */
    @State(Scope.Thread)
    public static class Work {
        final StatementWork statements = new StatementWork();

        /** Ends it. */
        @TearDown(Level.Trial)
        public void close() {
            statements.close();
        }
    }

    /** The tree alone. */
    @Benchmark
    public Object build(Work work, Counter counter) {
        return work.statements.build(counter.upTo(10_000));
    }

    /** Finding the plan of a tree. */
    @Benchmark
    public Object compileHit(Work work) {
        return work.statements.compile();
    }

    /** The tree, and finding its plan. */
    @Benchmark
    public Object buildAndCompileHit(Work work, Counter counter) {
        return work.statements.buildAndCompile(counter.upTo(10_000));
    }

    /** The tree, and its text and plan made anew. */
    @Benchmark
    public Object buildAndCompileMiss(Work work, Counter counter) {
        return work.statements.buildAndRender(counter.upTo(10_000));
    }

    /** A session that does nothing. */
    @Benchmark
    public boolean session(Work work) {
        return work.statements.session();
    }

    /** The object of a key, in a session of its own. */
    @Benchmark
    public Object query(Work work, Counter counter) {
        return work.statements.query(counter.upTo(10_000));
    }
}
