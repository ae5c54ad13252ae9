package io.mercator.benchmarks.tracking;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a flush costs when few of the loaded objects have changed: with plain classes all of them are compared with what
 * was loaded, with woven ones those that were written. The changes and their UPDATEs, one batch, are in the time.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(value = 3, jvmArgsAppend = "--enable-native-access=ALL-UNNAMED")
public class FlushBenchmark {
    /** How many objects change, spread over those that are loaded. */
    static final int CHANGED = 10;

    /** How many objects there are. */
    @State(Scope.Thread)
    public static class Size {
        /** How many objects there are. */
        @Param({"1000", "100000"})
        public int loaded;
    }

    /** Plain objects of an open session. */
    @State(Scope.Thread)
    public static class Plain {
        AccountSession<PlainAccount> session;
        int step;
        long next;

        /** Loads the objects. */
        @Setup(Level.Trial)
        public void load(Size size) {
            session = AccountSession.ofPlain(size.loaded);
            step = size.loaded / CHANGED;
        }

        /** Closes the session. */
        @TearDown(Level.Trial)
        public void close() {
            session.close();
        }
    }

    /** Woven objects of an open session. */
    @State(Scope.Thread)
    public static class Woven {
        AccountSession<WovenAccount> session;
        int step;
        long next;

        /** Loads the objects. */
        @Setup(Level.Trial)
        public void load(Size size) {
            session = AccountSession.ofWoven(size.loaded);
            step = size.loaded / CHANGED;
        }

        /** Closes the session. */
        @TearDown(Level.Trial)
        public void close() {
            session.close();
        }
    }

    /** Changes ten plain objects and flushes. */
    @Benchmark
    public void plain(Plain objects) {
        objects.next++;
        for (int index = 0; index < CHANGED; index++) {
            objects.session.accounts().get(index * objects.step).setBalance(objects.next);
        }
        objects.session.session().flush();
    }

    /** Changes ten woven objects and flushes. */
    @Benchmark
    public void woven(Woven objects) {
        objects.next++;
        for (int index = 0; index < CHANGED; index++) {
            objects.session.accounts().get(index * objects.step).setBalance(objects.next);
        }
        objects.session.session().flush();
    }
}
