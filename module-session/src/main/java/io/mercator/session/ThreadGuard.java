package io.mercator.session;

import io.mercator.api.error.ConcurrentUseException;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets one thread at a time into a session: an owner that is checked on entry and given up on the last exit, without a
 * lock. A thread that is inside may enter again; an open stream is an entry that lasts until it is closed. Between
 * calls the session may pass to another thread.
 */
final class ThreadGuard {
    private static final AtomicReferenceFieldUpdater<ThreadGuard, @Nullable Thread> OWNER =
            AtomicReferenceFieldUpdater.newUpdater(ThreadGuard.class, Thread.class, "owner");

    private volatile @Nullable Thread owner;
    private int depth;
    /** How many of the entries are the session's own work, which objects do not tell of; an open stream's is not. */
    private int working;

    void enter() {
        Thread current = Thread.currentThread();
        Thread inside = owner;
        if (inside != current && (inside != null || !OWNER.compareAndSet(this, null, current))) {
            Thread other = owner;
            String name = other == null ? "another" : other.getName();
            throw new ConcurrentUseException(
                    name,
                    current.getName(),
                    "Thread '" + current.getName() + "' used a session while thread '" + name
                            + "' was inside it (or has a stream of it open). A session belongs to one thread at a time:"
                            + " open one session for each thread, or close the stream first.");
        }
        depth++;
        working++;
    }

    void exit() {
        working--;
        leave();
    }

    /** Keeps the last entry, which is no work any more: the caller stays inside and does as it likes. */
    void stay() {
        working--;
    }

    /** Gives up an entry that stayed. */
    void leave() {
        if (--depth == 0) {
            // who comes in next was handed the session, and by that sees this
            OWNER.lazySet(this, null);
        }
    }

    /** Tells whether the current thread is at work for the session. */
    boolean isWorking() {
        return working > 0 && owner == Thread.currentThread();
    }

    /** Runs what is the user's own in the middle of the session's work. */
    <T> T outside(Supplier<T> users) {
        int before = working;
        working = 0;
        try {
            return users.get();
        } finally {
            working = before;
        }
    }
}
