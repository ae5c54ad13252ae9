package io.mercator.weaver.agent;

/** What the agent says: there is no logging before the application begins. */
final class Complaints {
    private static final int EXIT_CODE = 1;

    private Complaints() {}

    static void print(String message) {
        System.err.println("Mercator weaver: " + message);
    }

    /** Ends the JVM at once: shutdown hooks could wait for the class that is just being loaded. */
    static void endJvm() {
        System.err.flush();
        Runtime.getRuntime().halt(EXIT_CODE);
    }
}
