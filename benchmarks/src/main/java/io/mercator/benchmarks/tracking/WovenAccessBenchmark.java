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
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * What a getter and a setter cost: of a plain class, of a woven object that no session knows, and of one that a session
 * has loaded. Time is that of one call among {@value #OBJECTS} objects; what goes through the objects costs the same in each.
 * Loaded objects have been written once before a setter is measured, so that it is the price of each further one.
 * They are so few that both forms lie in the processor's nearest cache; a woven object is eight bytes larger.
 * The parallel collector, because with G1 the price of writing a reference depends on the age of the object.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 250, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 250, timeUnit = TimeUnit.MILLISECONDS)
@Fork(
        value = 3,
        jvmArgsAppend = {"--enable-native-access=ALL-UNNAMED", "-XX:+UseParallelGC"})
@OperationsPerInvocation(WovenAccessBenchmark.OBJECTS)
public class WovenAccessBenchmark {
    static final int OBJECTS = 256;

    /** Plain objects. */
    @State(Scope.Thread)
    public static class Plain {
        PlainAccount[] accounts;

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
    public void plainGetInt(Plain objects, Blackhole reader) {
        for (PlainAccount account : objects.accounts) {
            reader.consume(account.getNumber());
        }
    }

    /** Reads an int of a woven object. */
    @Benchmark
    public void outsideGetInt(Outside objects, Blackhole reader) {
        for (WovenAccount account : objects.accounts) {
            reader.consume(account.getNumber());
        }
    }

    /** Reads an int of a loaded object. */
    @Benchmark
    public void loadedGetInt(Loaded objects, Blackhole reader) {
        for (WovenAccount account : objects.accounts) {
            reader.consume(account.getNumber());
        }
    }

    /** Reads a long of a plain object. */
    @Benchmark
    public void plainGetLong(Plain objects, Blackhole reader) {
        for (PlainAccount account : objects.accounts) {
            reader.consume(account.getBalance());
        }
    }

    /** Reads a long of a woven object. */
    @Benchmark
    public void outsideGetLong(Outside objects, Blackhole reader) {
        for (WovenAccount account : objects.accounts) {
            reader.consume(account.getBalance());
        }
    }

    /** Reads a long of a loaded object. */
    @Benchmark
    public void loadedGetLong(Loaded objects, Blackhole reader) {
        for (WovenAccount account : objects.accounts) {
            reader.consume(account.getBalance());
        }
    }

    /** Reads a reference of a plain object. */
    @Benchmark
    public void plainGetReference(Plain objects, Blackhole reader) {
        for (PlainAccount account : objects.accounts) {
            reader.consume(account.getOwner());
        }
    }

    /** Reads a reference of a woven object. */
    @Benchmark
    public void outsideGetReference(Outside objects, Blackhole reader) {
        for (WovenAccount account : objects.accounts) {
            reader.consume(account.getOwner());
        }
    }

    /** Reads a reference of a loaded object. */
    @Benchmark
    public void loadedGetReference(Loaded objects, Blackhole reader) {
        for (WovenAccount account : objects.accounts) {
            reader.consume(account.getOwner());
        }
    }

    /** Writes an int of a plain object. */
    @Benchmark
    public void plainSetInt(Plain objects) {
        int next = 0;
        for (PlainAccount account : objects.accounts) {
            account.setNumber(next++);
        }
    }

    /** Writes an int of a woven object. */
    @Benchmark
    public void outsideSetInt(Outside objects) {
        int next = 0;
        for (WovenAccount account : objects.accounts) {
            account.setNumber(next++);
        }
    }

    /** Writes an int of a loaded object. */
    @Benchmark
    public void loadedSetInt(Loaded objects) {
        int next = 0;
        for (WovenAccount account : objects.accounts) {
            account.setNumber(next++);
        }
    }

    /** Writes a long of a plain object. */
    @Benchmark
    public void plainSetLong(Plain objects) {
        int next = 0;
        for (PlainAccount account : objects.accounts) {
            account.setBalance(next++);
        }
    }

    /** Writes a long of a woven object. */
    @Benchmark
    public void outsideSetLong(Outside objects) {
        int next = 0;
        for (WovenAccount account : objects.accounts) {
            account.setBalance(next++);
        }
    }

    /** Writes a long of a loaded object. */
    @Benchmark
    public void loadedSetLong(Loaded objects) {
        int next = 0;
        for (WovenAccount account : objects.accounts) {
            account.setBalance(next++);
        }
    }

    /** Writes a reference of a plain object. */
    @Benchmark
    public void plainSetReference(Plain objects) {
        for (PlainAccount account : objects.accounts) {
            account.setOwner("owner");
        }
    }

    /** Writes a reference of a woven object. */
    @Benchmark
    public void outsideSetReference(Outside objects) {
        for (WovenAccount account : objects.accounts) {
            account.setOwner("owner");
        }
    }

    /** Writes a reference of a loaded object. */
    @Benchmark
    public void loadedSetReference(Loaded objects) {
        for (WovenAccount account : objects.accounts) {
            account.setOwner("owner");
        }
    }
}
