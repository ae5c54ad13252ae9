package io.mercator.engine.connect;

import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** One daemon thread for all timeouts and thresholds of the process, which ends when nothing is due. What it runs is short. */
public final class Clock {
    private static final ScheduledThreadPoolExecutor EXECUTOR = executor();

    private Clock() {}

    private static ScheduledThreadPoolExecutor executor() {
        ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, "mercator-clock");
            thread.setDaemon(true);
            return thread;
        });
        // Most timeouts never come true; they must not be kept until they would have.
        executor.setRemoveOnCancelPolicy(true);
        executor.setKeepAliveTime(10, TimeUnit.SECONDS);
        executor.allowCoreThreadTimeOut(true);
        return executor;
    }

    /**
     * Runs something later.
     *
     * @param nanos how much later, in nanoseconds
     * @param work short, and never throws
     * @return cancels it
     */
    public static Future<?> after(long nanos, Runnable work) {
        return EXECUTOR.schedule(work, nanos, TimeUnit.NANOSECONDS);
    }
}
