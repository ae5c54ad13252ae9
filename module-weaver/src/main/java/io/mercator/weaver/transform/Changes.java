package io.mercator.weaver.transform;

import io.mercator.weaver.plan.WovenField;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the rewriting of a class came upon. */
final class Changes {
    private final Map<String, Set<String>> accesses = new TreeMap<>();
    private boolean areCopies;

    void add(WovenField field) {
        accesses.computeIfAbsent(field.declaring().className(), key -> new TreeSet<>())
                .add(field.member().name());
    }

    void addCopy() {
        areCopies = true;
    }

    /** Returns the names of the fields accessed, by the classes that declare them. */
    Map<String, Set<String>> accesses() {
        return accesses;
    }

    /** Tells whether a copy is made, so that the helper for copies is needed. */
    boolean areCopies() {
        return areCopies;
    }

    boolean isAny() {
        return areCopies || !accesses.isEmpty();
    }
}
