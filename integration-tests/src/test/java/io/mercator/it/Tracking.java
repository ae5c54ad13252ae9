package io.mercator.it;

/** Which tracker the classes of the tests have in this run: the build runs them plain, and once more woven by the agent. */
public final class Tracking {
    private static final boolean WOVEN = "woven".equals(System.getProperty("mercator.tracker"));

    private Tracking() {}

    public static boolean isWoven() {
        return WOVEN;
    }

    /** Returns what is expected of plain classes or of woven ones, where {@code docs/weaving.md} says that they differ. */
    public static <T> T either(T plain, T woven) {
        return WOVEN ? woven : plain;
    }
}
