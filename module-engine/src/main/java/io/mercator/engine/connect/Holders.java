package io.mercator.engine.connect;

import io.mercator.api.error.ConnectionHolder;
import io.mercator.api.spi.Origin;
import java.lang.System.Logger.Level;
import java.lang.ref.Cleaner;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who holds the connections of one engine, for errors and for the tracking of leaks. A checkout is followed by an object
 * of its own; when that one is collected without having been released, whoever held the connection has lost it. Safe for
 * any thread.
 */
public final class Holders {
    private static final System.Logger LOGGER = System.getLogger("io.mercator.engine");
    private static final StackWalker WALKER = StackWalker.getInstance();
    private static final List<String> INSIDE =
            List.of("io.mercator.api.", "io.mercator.engine.", "io.mercator.session.", "java.", "jdk.");
    private static final int FRAMES = 16;
    private static final int SHOWN = 3;
    private static final int WIDTH = 512;

    private final String engine;
    private final @Nullable Duration threshold;
    /** Wide, so that threads which take connections at once seldom meet at one bin, whose lock they would wait for. */
    private final Set<Holding> all = ConcurrentHashMap.newKeySet(WIDTH);

    /**
     * Creates the list of an engine.
     *
     * @param engine its name in errors
     * @param threshold after which time a held connection is logged, empty when leaks are not tracked
     */
    public Holders(String engine, Optional<Duration> threshold) {
        this.engine = engine;
        this.threshold = threshold.orElse(null);
    }

    /** Made when the first engine tracks leaks. */
    private static final class Leaks {
        private static final Cleaner CLEANER = Cleaner.create();
    }

    /**
     * Remembers where something is opened.
     *
     * @param opened what is opened
     * @return the place, null when leaks are not tracked
     */
    public @Nullable Origin origin(String opened) {
        return threshold == null
                ? null
                : new Origin(
                        opened,
                        WALKER.walk(stack -> stack.map(StackWalker.StackFrame::toStackTraceElement)
                                .dropWhile(Holders::isInside)
                                .limit(FRAMES)
                                .toList()));
    }

    private static boolean isInside(StackTraceElement frame) {
        return INSIDE.stream().anyMatch(frame.getClassName()::startsWith);
    }

    /**
     * Follows a checkout until it is released.
     *
     * @param checkout the connection
     * @param origin who will hold it, null for the caller
     * @return the same checkout, followed
     */
    public Checkout follow(Checkout checkout, @Nullable Origin origin) {
        Holding holding = new Holding(this, checkout, origin == null ? origin("connection") : origin);
        all.add(holding);
        Duration limit = threshold;
        if (limit == null) {
            return holding;
        }
        FollowedCheckout followed = new FollowedCheckout(holding);
        holding.alarm(Clock.after(
                limit.toNanos(),
                () -> warn(
                        "A connection to " + engine + " has been held for longer than " + limit.toMillis() + " ms by "
                                + holding.holder().describe()
                                + ". Close sessions and connections when their work is done, or raise"
                                + " leakTracking(...).",
                        holding)));
        followed.cleaned(Leaks.CLEANER.register(followed, () -> collected(holding)));
        return followed;
    }

    private void collected(Holding holding) {
        if (holding.end()) {
            holding.reclaim();
            warn(
                    "A connection to " + engine + " was garbage-collected without close(); it was held by "
                            + holding.holder().describe()
                            + ". Its place in the pool is free again. Use try-with-resources for sessions and connections.",
                    holding);
        }
    }

    private static void warn(String text, Holding holding) {
        Throwable place = new Throwable("opened here");
        place.setStackTrace(holding.holder().openedAt().toArray(StackTraceElement[]::new));
        LOGGER.log(Level.WARNING, text, place);
    }

    /** Forgets a holding; false when it was forgotten before. */
    boolean remove(Holding holding) {
        return all.remove(holding);
    }

    /**
     * Returns who holds connections.
     *
     * @return a copy, who holds longest first
     */
    public List<ConnectionHolder> list() {
        return all.stream()
                .map(Holding::holder)
                .sorted(Comparator.comparing(ConnectionHolder::since))
                .toList();
    }

    /** Follows nobody any longer: the engine is closed, and has told who held what. */
    public void close() {
        all.forEach(Holding::end);
    }

    /**
     * Says how to know more of holders.
     *
     * @return a sentence with a space before it, empty when leaks are tracked already
     */
    public String hint() {
        return threshold == null ? " leakTracking(true) tells where they were opened." : "";
    }

    /**
     * Describes holders for people.
     *
     * @param holders who holds
     * @return for example {@code thread 'main' for 20 ms}; only the first few of many
     */
    public static String describe(List<ConnectionHolder> holders) {
        String first =
                holders.stream().limit(SHOWN).map(ConnectionHolder::describe).collect(Collectors.joining("; "));
        return holders.size() > SHOWN ? first + "; and " + (holders.size() - SHOWN) + " more" : first;
    }
}
