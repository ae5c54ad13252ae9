package io.mercator.benchmarks.tracking;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
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
 * What a getter and a setter cost: of a plain class, of a woven object that no session knows, and of one that a session
 * has loaded. An operation is one call on the next of {@value #OBJECTS} objects, and the loop is JMH's: in one of our own the
 * compiler makes several calls at once and of the plain ones most. Loaded objects have been written once before a setter is
 * measured, so that it is the price of each further one. The parallel collector, because with G1 the price of writing a
 * reference depends on the age of the object.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 250, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 250, timeUnit = TimeUnit.MILLISECONDS)
@Fork(
        value = 3,
        jvmArgsAppend = {"--enable-native-access=ALL-UNNAMED", "-XX:+UseParallelGC"})
@State(Scope.Thread)
public class WovenAccessBenchmark {
    static final int OBJECTS = 1024;

    private int number;

    /** Plain objects. */
    @State(Scope.Thread)
    public static class Plain {
        PlainAccount[] accounts;

        private int next;

        PlainAccount next() {
            return accounts[next++ & (OBJECTS - 1)];
        }

        /** Makes the objects. */
        @Setup(Level.Trial)
        public void make() {
            accounts = IntStream.range(0, OBJECTS)
                    .mapToObj(index -> new PlainAccount("owner " + index))
                    .toArray(PlainAccount[]::new);
        }
    }

    /** Woven objects of no session. */
    @State(Scope.Thread)
    public static class Outside {
        private static final int OFTEN = 20;

        /** Whether accessors have also been called on loaded objects, so that the JIT compiler has seen them take both ways. */
        @Param({"false", "true"})
        public boolean loadedSeen;

        WovenAccount[] accounts;

        private int next;

        WovenAccount next() {
            return accounts[next++ & (OBJECTS - 1)];
        }

        /** Makes the objects. */
        @Setup(Level.Trial)
        public void make() {
            accounts = IntStream.range(0, OBJECTS)
                    .mapToObj(index -> new WovenAccount("owner " + index))
                    .toArray(WovenAccount[]::new);
            if (loadedSeen) {
                try (AccountSession<WovenAccount> other = AccountSession.ofWoven(OBJECTS)) {
                    for (int round = 0; round < OFTEN; round++) {
                        other.accounts().forEach(Outside::use);
                        Arrays.stream(accounts).forEach(Outside::use);
                    }
                }
            }
        }

        private static void use(WovenAccount account) {
            account.setNumber(account.getNumber() + 1);
            account.setBalance(account.getBalance() + 1);
            account.setOwner(account.getOwner());
        }
    }

    /** Woven objects of an open session. */
    @State(Scope.Thread)
    public static class Loaded {
        WovenAccount[] accounts;

        private int next;

        WovenAccount next() {
            return accounts[next++ & (OBJECTS - 1)];
        }

        private AccountSession<WovenAccount> session;

        /** Loads the objects. */
        @Setup(Level.Trial)
        public void load() {
            session = AccountSession.ofWoven(OBJECTS);
            accounts = session.accounts().toArray(WovenAccount[]::new);
        }

        /** Closes the session. */
        @TearDown(Level.Trial)
        public void close() {
            session.close();
        }
    }

    /** Reads an int of a plain object. */
    @Benchmark
    public int plainGetInt(Plain objects) {
        return objects.next().getNumber();
    }

    /** Reads an int of a woven object. */
    @Benchmark
    public int outsideGetInt(Outside objects) {
        return objects.next().getNumber();
    }

    /** Reads an int of a loaded object. */
    @Benchmark
    public int loadedGetInt(Loaded objects) {
        return objects.next().getNumber();
    }

    /** Reads a long of a plain object. */
    @Benchmark
    public long plainGetLong(Plain objects) {
        return objects.next().getBalance();
    }

    /** Reads a long of a woven object. */
    @Benchmark
    public long outsideGetLong(Outside objects) {
        return objects.next().getBalance();
    }

    /** Reads a long of a loaded object. */
    @Benchmark
    public long loadedGetLong(Loaded objects) {
        return objects.next().getBalance();
    }

    /** Reads a reference of a plain object. */
    @Benchmark
    public String plainGetReference(Plain objects) {
        return objects.next().getOwner();
    }

    /** Reads a reference of a woven object. */
    @Benchmark
    public String outsideGetReference(Outside objects) {
        return objects.next().getOwner();
    }

    /** Reads a reference of a loaded object. */
    @Benchmark
    public String loadedGetReference(Loaded objects) {
        return objects.next().getOwner();
    }

    /** Writes an int of a plain object. */
    @Benchmark
    public void plainSetInt(Plain objects) {
        objects.next().setNumber(number++);
    }

    /** Writes an int of a woven object. */
    @Benchmark
    public void outsideSetInt(Outside objects) {
        objects.next().setNumber(number++);
    }

    /** Writes an int of a loaded object. */
    @Benchmark
    public void loadedSetInt(Loaded objects) {
        objects.next().setNumber(number++);
    }

    /** Writes a long of a plain object. */
    @Benchmark
    public void plainSetLong(Plain objects) {
        objects.next().setBalance(number++);
    }

    /** Writes a long of a woven object. */
    @Benchmark
    public void outsideSetLong(Outside objects) {
        objects.next().setBalance(number++);
    }

    /** Writes a long of a loaded object. */
    @Benchmark
    public void loadedSetLong(Loaded objects) {
        objects.next().setBalance(number++);
    }

    /** Writes a reference of a plain object. */
    @Benchmark
    public void plainSetReference(Plain objects) {
        objects.next().setOwner("owner");
    }

    /** Writes a reference of a woven object. */
    @Benchmark
    public void outsideSetReference(Outside objects) {
        objects.next().setOwner("owner");
    }

    /** Writes a reference of a loaded object. */
    @Benchmark
    public void loadedSetReference(Loaded objects) {
        objects.next().setOwner("owner");
    }
}
