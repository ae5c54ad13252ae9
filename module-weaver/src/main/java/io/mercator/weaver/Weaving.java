package io.mercator.weaver;

import java.util.List;

/** What became of one class. */
public final class Weaving {
    private final String className;
    private final Outcome outcome;
    private final byte[] classFile;
    private final String reason;
    private final List<String> warnings;

    Weaving(String className, Outcome outcome, byte[] classFile, String reason, List<String> warnings) {
        this.className = className;
        this.outcome = outcome;
        this.classFile = classFile;
        this.reason = reason;
        this.warnings = List.copyOf(warnings);
    }

    /** The ways in which the weaving of a class ends. */
    public enum Outcome {
        /** Its fields tell of reads and writes. */
        WOVEN,
        /** It accesses fields of woven classes, and lets them tell; its own fields do not. */
        REWRITTEN,
        /** It was asked for and is left as it is, for a reason. */
        LEFT,
        /** It was not asked for and is left as it is. */
        NOT_ASKED
    }

    /**
     * Returns the binary name of the class.
     *
     * @return the binary name, {@code com.acme.User$Part}
     */
    public String className() {
        return className;
    }

    /**
     * Returns what became of the class.
     *
     * @return the outcome
     */
    public Outcome outcome() {
        return outcome;
    }

    /**
     * Tells whether the class file is another one than before.
     *
     * @return whether there is something to be written
     */
    public boolean hasChanged() {
        return outcome == Outcome.WOVEN || outcome == Outcome.REWRITTEN;
    }

    /**
     * Returns the class file; the one given when nothing has changed.
     *
     * @return a copy of the class file
     */
    public byte[] classFile() {
        return classFile.clone();
    }

    /**
     * Returns why the class is not woven though it was asked for.
     *
     * @return the reason, a sentence with "it" for the class; empty when it is woven or was not asked for
     */
    public String reason() {
        return reason;
    }

    /**
     * Returns what is not seen in spite of all: fields of superclasses that are not woven, accesses from classes not
     * asked for.
     *
     * @return whole sentences
     */
    public List<String> warnings() {
        return warnings;
    }
}
