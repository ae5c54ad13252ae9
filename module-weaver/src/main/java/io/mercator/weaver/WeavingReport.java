package io.mercator.weaver;

import io.mercator.weaver.Weaving.Outcome;
import java.nio.file.Path;
import java.util.List;

/** What became of the classes of a folder or jar. */
public final class WeavingReport {
    private final Path target;
    private final List<Weaving> weavings;

    WeavingReport(Path target, List<Weaving> weavings) {
        this.target = target;
        this.weavings = List.copyOf(weavings);
    }

    /**
     * Returns the folder or jar.
     *
     * @return the folder or jar
     */
    public Path target() {
        return target;
    }

    /**
     * Returns the classes whose fields now tell of reads and writes.
     *
     * @return the classes, in the order of the folder or jar
     */
    public List<Weaving> woven() {
        return with(Outcome.WOVEN);
    }

    /**
     * Returns the classes not asked for that now let woven fields tell.
     *
     * @return the classes, in the order of the folder or jar
     */
    public List<Weaving> rewritten() {
        return with(Outcome.REWRITTEN);
    }

    /**
     * Returns the classes asked for that are left as they are, each with its reason.
     *
     * @return the classes, in the order of the folder or jar
     */
    public List<Weaving> left() {
        return with(Outcome.LEFT);
    }

    /**
     * Returns what is not seen in spite of all.
     *
     * @return whole sentences
     */
    public List<String> warnings() {
        return weavings.stream()
                .flatMap(weaving -> weaving.warnings().stream())
                .distinct()
                .toList();
    }

    private List<Weaving> with(Outcome outcome) {
        return weavings.stream().filter(weaving -> weaving.outcome() == outcome).toList();
    }
}
