package io.mercator.benchmarks.measure;

import io.mercator.benchmarks.tracking.AccountSession;
import io.mercator.benchmarks.tracking.PlainAccount;
import io.mercator.benchmarks.tracking.WovenAccount;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What a session does with objects that it has: finding one by its key, and a flush that finds nothing changed. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(3)
public class SessionBenchmark {
    /** How many objects the session has. */
    static final int OBJECTS = 10_000;

    /** Objects of open sessions, and the same in a map. */
    @State(Scope.Thread)
    public static class Loaded {
        AccountSession<PlainAccount> plain;
        AccountSession<WovenAccount> woven;
        final Map<Integer, PlainAccount> map = new HashMap<>();
        long[] before;
        int next;

        /** Loads the objects. */
        @Setup(Level.Trial)
        public void load() {
            plain = AccountSession.ofPlain(OBJECTS);
            woven = AccountSession.ofWoven(OBJECTS);
            List<PlainAccount> accounts = plain.accounts();
            accounts.forEach(account -> map.put(account.getId(), account));
            before = accounts.stream().mapToLong(PlainAccount::getBalance).toArray();
        }

        /** Closes the sessions. */
        @TearDown(Level.Trial)
        public void close() {
            plain.close();
            woven.close();
        }

        int next() {
            next = next % OBJECTS + 1;
            return next;
        }
    }

    /** Finds an object by its key in a map. */
    @Benchmark
    public PlainAccount getFromMap(Loaded loaded) {
        return loaded.map.get(loaded.next());
    }

    /** Finds an object by its key in a session. */
    @Benchmark
    public PlainAccount get(Loaded loaded) {
        return loaded.plain.session().get(PlainAccount.class, loaded.next());
    }

    /** Finds a woven object by its key in a session. */
    @Benchmark
    public WovenAccount getWoven(Loaded loaded) {
        return loaded.woven.session().get(WovenAccount.class, loaded.next());
    }

    /** Compares one property of each object with what it was; an object is an operation. */
    @Benchmark
    @OperationsPerInvocation(OBJECTS)
    public int compare(Loaded loaded) {
        int changed = 0;
        int index = 0;
        for (PlainAccount account : loaded.plain.accounts()) {
            if (account.getBalance() != loaded.before[index++]) {
                changed++;
            }
        }
        return changed;
    }

    /** Flushes plain objects of which none has changed; an object is an operation. */
    @Benchmark
    @OperationsPerInvocation(OBJECTS)
    public void flush(Loaded loaded) {
        loaded.plain.session().flush();
    }

    /** Flushes woven objects of which none has changed; an object is an operation. */
    @Benchmark
    @OperationsPerInvocation(OBJECTS)
    public void flushWoven(Loaded loaded) {
        loaded.woven.session().flush();
    }
}
