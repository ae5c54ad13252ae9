package io.mercator.session;

import io.mercator.api.error.SessionException;
import io.mercator.api.error.StatementException;
import io.mercator.api.session.Backoff;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Runs a transaction again from its start, when its error says that this may help. The trap is a commit of which nobody
 * knows whether it was done: to begin again would do the work twice.
 */
final class Retrying {
    static final String NAME = "retrying(...)";

    /** Causes may refer to each other in a circle. */
    private static final int MOST_CAUSES = 100;

    private final int allowed;
    private final Backoff backoff;
    private final List<Throwable> earlier = new ArrayList<>();

    Retrying(int allowed, Backoff backoff) {
        if (allowed < 1) {
            throw new IllegalArgumentException("retrying(" + allowed + ", ...): at least one attempt must be allowed");
        }
        this.allowed = allowed;
        this.backoff = backoff;
    }

    /** Refuses a session of which something would be lost, or committed by somebody else, when the work begins again. */
    static void check(DefaultSession session, SessionTransaction transaction, String within) {
        transaction.checkUsable();
        if (!within.isEmpty()) {
            throw refused(
                    "is within " + within + ", whose work would be taken back and not begun again",
                    "Call retrying(...) in its place: what it runs is a transaction.");
        }
        if (transaction.isJoined()) {
            throw refused(
                    "joins a connection whose transaction somebody else begins and ends",
                    "Begin again where that transaction begins, or use a session with a connection of its own.");
        }
        if (transaction.hasConnection()) {
            throw refused(
                    "has an open transaction, which would be taken back and not begun again",
                    "Call commit() or rollback() before, or retrying(...) of the session factory.");
        }
        int pending = session.pending().size();
        int changed = session.dirty().size();
        int deleted = session.deleted().size();
        if (pending + changed + deleted > 0) {
            throw refused(
                    "has changes that were not flushed: " + pending + " pending, " + changed + " changed, " + deleted
                            + " deleted",
                    "Make them in the work, or call commit() or rollback() before.");
        }
    }

    private static SessionException refused(String why, String fix) {
        return new SessionException(
                "retrying(...) runs a whole unit of work from its start, and the session " + why + ". " + fix);
    }

    /** Runs attempts, each of which is a transaction that is committed or rolled back at its end. */
    <T> T run(Supplier<T> attempt) {
        while (true) {
            try {
                return attempt.get();
            } catch (RuntimeException | Error failure) {
                boolean retriable = isRetriable(failure);
                if (!retriable || earlier.size() + 1 >= allowed || !waited()) {
                    if (retriable || !earlier.isEmpty()) {
                        tellAttempts(failure);
                    }
                    throw failure;
                }
                earlier.add(failure);
            }
        }
    }

    /** The first error of the database's that is found counts: what was made of it may be the user's own. */
    private static boolean isRetriable(Throwable failure) {
        Throwable link = failure;
        for (int depth = 0; link != null && depth < MOST_CAUSES; depth++) {
            if (link instanceof StatementException refused) {
                return refused.isRetriable();
            }
            link = link.getCause();
        }
        return false;
    }

    /** Waits at random; false when the thread was interrupted meanwhile, or before. */
    private boolean waited() {
        long limit = backoff.limit(earlier.size() + 1).toNanos();
        try {
            TimeUnit.NANOSECONDS.sleep(ThreadLocalRandom.current().nextLong(limit + 1));
            return !Thread.currentThread().isInterrupted();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void tellAttempts(Throwable failure) {
        int made = earlier.size() + 1;
        failure.addSuppressed(new SessionException("The work of retrying(" + allowed + ", ...) has failed after " + made
                + (made == 1
                        ? " attempt."
                        : " attempts; the errors of the earlier ones are suppressed with this one.")));
        for (Throwable before : earlier) {
            if (before != failure) {
                failure.addSuppressed(before);
            }
        }
    }
}
