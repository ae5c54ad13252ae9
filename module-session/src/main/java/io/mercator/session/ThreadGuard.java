package io.mercator.session;

import io.mercator.api.error.ConcurrentUseException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Lets one thread at a time into a session: an owner that is checked on entry and given up on the last exit, without a
 * lock. A thread that is inside may enter again; an open stream is an entry that lasts until it is closed. Between
 * calls the session may pass to another thread.
 */
final class ThreadGuard {
    private final AtomicReference<@Nullable Thread> owner = new AtomicReference<>();
    private int depth;

    void enter() {
        Thread current = Thread.currentThread();
        Thread inside = owner.get();
        if (inside != current && (inside != null || !owner.compareAndSet(null, current))) {
            Thread other = owner.get();
            String name = other == null ? "another" : other.getName();
            throw new ConcurrentUseException(
                    name,
                    current.getName(),
                    "Thread '" + current.getName() + "' used a session while thread '" + name
                            + "' was inside it (or has a stream of it open). A session belongs to one thread at a time:"
                            + " open one session for each thread, or close the stream first.");
        }
        depth++;
    }

    void exit() {
        if (--depth == 0) {
            owner.set(null);
        }
    }
}
