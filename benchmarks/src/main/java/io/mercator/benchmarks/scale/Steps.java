package io.mercator.benchmarks.scale;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.sql.SQLException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the steps of one run cost. */
final class Steps {
    private static final long NANOS_OF_MILLISECOND = 1_000_000;

    private final Map<String, Cost> costs = new LinkedHashMap<>();

    /** What is measured. */
    interface Work {
        void run() throws SQLException;
    }

    /**
     * What a step takes, in nanoseconds.
     *
     * @param work without the pauses of the collector
     * @param pauses of the collector alone
     */
    record Cost(long work, long pauses) {
        Cost least(Cost other) {
            return other.work < work ? other : this;
        }
    }

    void step(String name, Work work) throws SQLException {
        long paused = paused();
        long start = System.nanoTime();
        work.run();
        long nanos = System.nanoTime() - start;
        long pauses = Math.min(nanos, (paused() - paused) * NANOS_OF_MILLISECOND);
        costs.put(name, new Cost(nanos - pauses, pauses));
    }

    /** Returns the milliseconds in which collectors stopped the program so far. */
    private static long paused() {
        long all = 0;
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            boolean isBeside = collector.getName().contains("Concurrent")
                    || collector.getName().contains("Cycles");
            all += isBeside ? 0 : collector.getCollectionTime();
        }
        return all;
    }

    /** Returns the steps' costs in the order in which they ran. */
    Map<String, Cost> costs() {
        return Collections.unmodifiableMap(costs);
    }
}
