package io.mercator.benchmarks.tracking;

import java.io.PrintStream;
import java.util.List;

/** Tells how many bytes a session holds for each object that it has loaded, beside the object itself. */
public final class HeldMemory {
    private static final int OBJECTS = 200_000;
    private static final int COLLECTIONS = 5;

    private HeldMemory() {}

    /** Loads plain objects and woven ones, and prints what the heap has of each. */
    public static void measure(PrintStream out) {
        tell(out, "plain", AccountSession.ofPlain(OBJECTS));
        tell(out, "plain, flushed", flushed(AccountSession.ofPlain(OBJECTS)));
        tell(out, "woven", AccountSession.ofWoven(OBJECTS));
    }

    private static <E> AccountSession<E> flushed(AccountSession<E> session) {
        session.session().flush();
        return session;
    }

    private static <E> void tell(PrintStream out, String what, AccountSession<E> session) {
        List<E> accounts = session.accounts();
        long withSession = used();
        session.session().close();
        long objects = used();
        int count = accounts.size();
        accounts.clear();
        long nothing = used();
        out.printf(
                "%-15s object with its strings and place in a list %d B, session %d B%n",
                what, (objects - nothing) / count, (withSession - objects) / count);
        session.close();
    }

    /** Returns the bytes of the heap that are in use once garbage is collected. */
    private static long used() {
        for (int collection = 0; collection < COLLECTIONS; collection++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
