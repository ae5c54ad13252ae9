package io.mercator.dialect.derby;

/** Keeps Derby from writing {@code derby.log} into the user's working folder. */
final class DerbyLog {
    private static final String METHOD = "derby.stream.error.method";

    private DerbyLog() {}

    /** Has effect only before Derby's first connection in this JVM, and only when the user said nothing. */
    static synchronized void turnOff() {
        boolean said = System.getProperty("derby.stream.error.file") != null
                || System.getProperty("derby.stream.error.field") != null
                || System.getProperty("derby.stream.error.style") != null
                || System.getProperty(METHOD) != null;
        if (!said) {
            System.setProperty(METHOD, "java.io.OutputStream.nullOutputStream");
        }
    }
}
