package io.mercator.api.error;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Who holds a connection.
 *
 * @param thread the name of the thread that used the connection last
 * @param since when it was checked out
 * @param opened what holds it: {@code connection} or {@code session}
 * @param openedAt the stack of the caller that opened it, first the first frame outside of Mercator; empty without
 *     {@code leakTracking}
 */
public record ConnectionHolder(String thread, Instant since, String opened, List<StackTraceElement> openedAt) {
    /**
     * Returns the line of the program that opened it.
     *
     * @return the first frame, empty without {@code leakTracking}
     */
    public Optional<StackTraceElement> place() {
        return openedAt.stream().findFirst();
    }

    /**
     * Describes the holder for people.
     *
     * @return for example {@code thread 'worker-1' for 1500 ms (session opened at app.Main.run(Main.java:12))}
     */
    public String describe() {
        return "thread '" + thread + "' for "
                + Duration.between(since, Instant.now()).toMillis() + " ms"
                + place().map(frame -> " (" + opened + " opened at " + frame + ")")
                        .orElse("");
    }
}
