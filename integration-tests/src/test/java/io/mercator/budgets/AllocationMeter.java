package io.mercator.budgets;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Measures what a piece of work allocates in its thread. */
final class AllocationMeter {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private AllocationMeter() {}

    /**
     * Runs work again and again and returns the fewest bytes that one run allocated: what the compiler and others do in
     * between only adds.
     *
     * @param warmups how many runs go before those that count
     * @param runs how many runs count
     */
    static long bytes(int warmups, int runs, Runnable work) {
        long fewest = Long.MAX_VALUE;
        for (int run = 0; run < warmups + runs; run++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            work.run();
            long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
            if (run >= warmups) {
                fewest = Math.min(fewest, allocated);
            }
        }
        return fewest;
    }
}
