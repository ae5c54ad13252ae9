package io.mercator.engine.execute;

import io.mercator.api.error.ConcurrentUseException;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import org.jspecify.annotations.Nullable;

/** Tells when a second thread comes in while one is inside. The same thread may come in again, from a listener. */
final class ThreadGuard {
    private static final AtomicReferenceFieldUpdater<ThreadGuard, @Nullable Thread> OWNER =
            AtomicReferenceFieldUpdater.newUpdater(ThreadGuard.class, Thread.class, "owner");

    private volatile @Nullable Thread owner;
    private int depth;

    void enter() {
        Thread current = Thread.currentThread();
        if (owner != current && !OWNER.compareAndSet(this, null, current)) {
            Thread other = owner;
            String name = other == null ? "another thread" : other.getName();
            throw new ConcurrentUseException(
                    name,
                    current.getName(),
                    "Thread '" + current.getName() + "' used a connection while thread '" + name + "' was using it."
                            + " Give each thread a connection of its own with engine.connect().");
        }
        depth++;
    }

    void exit() {
        depth--;
        if (depth == 0) {
            OWNER.lazySet(this, null);
        }
    }
}
