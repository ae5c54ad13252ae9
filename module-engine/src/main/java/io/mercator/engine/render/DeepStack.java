package io.mercator.engine.render;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Runs what recurses over a deep tree on a thread with a stack that is large enough for the deepest tree that is allowed; a
 * caller's own stack may be that of a small thread, or nearly used up.
 */
final class DeepStack {
    /** What any stack holds. */
    private static final int SHALLOW = 100;

    private static final long BYTES = 64L << 20;

    private DeepStack() {}

    static void run(int depth, Runnable work) {
        if (depth <= SHALLOW) {
            work.run();
            return;
        }
        FutureTask<Void> task = new FutureTask<>(work, null);
        Thread thread = new Thread(null, task, "mercator-deep-statement", BYTES);
        thread.setDaemon(true);
        thread.start();
        await(task);
    }

    /** The thread that waits may be interrupted; the text is finished all the same, and the interrupt stays set. */
    private static void await(FutureTask<Void> task) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    task.get();
                    return;
                } catch (InterruptedException waiting) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException failed) {
            throw rethrown(failed.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static RuntimeException rethrown(Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException failure ? failure : new IllegalStateException(cause);
    }
}
