package io.mercator.benchmarks.threads;

import io.mercator.benchmarks.Library;
import io.mercator.benchmarks.database.Database;
import io.mercator.benchmarks.database.OpenDatabase;
import io.mercator.benchmarks.workload.Contender;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Has 1 to 64 threads find employees by key, by JDBC and by Mercator, and tells what was done in a second and what was waited for. */
public final class Threads {
    private static final List<Integer> COUNTS = List.of(1, 2, 4, 8, 16, 32, 64);
    private static final long WARM_MILLIS = 3_000;
    private static final long MILLIS = 2_000;

    private Threads() {}

    /**
     * Measures and prints a table.
     *
     * @throws IOException if the waits cannot be recorded
     */
    public static void measure(Database database, PrintStream out) throws IOException {
        try (OpenDatabase opened = database.open();
                Contender jdbc = Library.JDBC.on(opened);
                Contender mercator = Library.MERCATOR.on(opened)) {
            run(jdbc, 2, false, WARM_MILLIS);
            run(mercator, 2, false, WARM_MILLIS);
            out.println("Queries by key in a second on " + database.title() + ", over pools of ten connections");
            out.println("threads            JDBC    Mercator   ratio");
            for (int threads : COUNTS) {
                line(
                        out,
                        threads + " platform",
                        run(jdbc, threads, false, MILLIS),
                        run(mercator, threads, false, MILLIS));
            }
            for (int threads : COUNTS) {
                if (virtualThreads() != null) {
                    line(
                            out,
                            threads + " virtual",
                            run(jdbc, threads, true, MILLIS),
                            run(mercator, threads, true, MILLIS));
                }
            }
            waits(mercator, out);
        }
    }

    private static void line(PrintStream out, String threads, double jdbc, double mercator) {
        out.printf("%-12s %,10.0f  %,10.0f   %.2f%n", threads, jdbc, mercator, mercator / jdbc);
    }

    /** Tells in which methods of Mercator eight threads waited, for locks or parked. */
    private static void waits(Contender mercator, PrintStream out) throws IOException {
        Map<String, Long> waits;
        try (Waits recording = new Waits()) {
            run(mercator, 8, false, MILLIS);
            waits = recording.stop();
        }
        out.println("Where 8 threads waited, in ms of " + 8 * MILLIS);
        waits.forEach((method, nanos) -> out.printf("%8.1f  %s%n", nanos / 1e6, method));
    }

    private static double run(Contender contender, int threads, boolean virtual, long millis) {
        LongAdder done = new LongAdder();
        AtomicBoolean stop = new AtomicBoolean();
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        CountDownLatch ended = new CountDownLatch(threads);
        ExecutorService virtualThreads = virtual ? virtualThreads() : null;
        ExecutorService executor = virtualThreads != null ? virtualThreads : Executors.newFixedThreadPool(threads);
        long start = System.nanoTime();
        for (int thread = 0; thread < threads; thread++) {
            int first = thread * 97;
            executor.execute(() -> {
                try {
                    for (int key = first; !stop.get(); key++) {
                        contender.lookups().byKey(1 + key % 10_000);
                        done.increment();
                    }
                } catch (RuntimeException | Error failed) {
                    failure.set(failed);
                } finally {
                    ended.countDown();
                }
            });
        }
        try {
            Thread.sleep(millis);
            stop.set(true);
            ended.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        executor.shutdown();
        if (failure.get() != null) {
            throw new IllegalStateException(failure.get());
        }
        return done.sum() / ((System.nanoTime() - start) / 1e9);
    }

    /** JDK 17 has none. */
    private static @Nullable ExecutorService virtualThreads() {
        try {
            return (ExecutorService)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        } catch (NoSuchMethodException old) {
            return null;
        } catch (IllegalAccessException | InvocationTargetException refused) {
            throw new IllegalStateException(refused);
        }
    }
}
