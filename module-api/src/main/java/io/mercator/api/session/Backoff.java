package io.mercator.api.session;

import java.time.Duration;

/**
 * How long {@link Session#retrying} waits before it begins again: a random time up to a limit, which doubles with each
 * failure. That those who were in each other's way wait for different times keeps them from meeting again ("full jitter",
 * M. Brooker, <i>Exponential Backoff and Jitter</i>, AWS 2015).
 *
 * @param first the limit after the first failure, not negative; zero waits never
 * @param longest what the limit does not exceed, at least {@code first}
 */
public record Backoff(Duration first, Duration longest) {
    private static final Backoff DEFAULTS = new Backoff(Duration.ofMillis(5), Duration.ofSeconds(1));

    /**
     * Checks the limits.
     *
     * @param first the limit after the first failure
     * @param longest what the limit does not exceed
     * @throws IllegalArgumentException if the first is negative, or the longest is shorter or more than a day
     */
    public Backoff {
        if (first.isNegative() || longest.compareTo(first) < 0 || longest.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException("A backoff from " + first + " to " + longest
                    + ": the first must not be negative, nor the longest shorter than it or longer than a day");
        }
    }

    /**
     * Returns the limits that hold when nothing is said: right for short transactions that many threads run on few rows.
     *
     * @return from five milliseconds to a second
     */
    public static Backoff defaults() {
        return DEFAULTS;
    }

    /**
     * Returns the limit of a wait.
     *
     * @param failures how many attempts have failed, at least 1
     * @return the longest time to wait
     */
    public Duration limit(int failures) {
        Duration limit = first;
        for (int doubled = 1; doubled < failures && limit.compareTo(longest) < 0 && !limit.isZero(); doubled++) {
            limit = limit.multipliedBy(2);
        }
        return limit.compareTo(longest) < 0 ? limit : longest;
    }
}
