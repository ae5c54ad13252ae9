package io.mercator.weaver.support;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ObjIntConsumer;

/** A listener that writes down what it is told, {@code name 0}. */
public final class Recorder implements ObjIntConsumer<String> {
    private final List<String> told = new ArrayList<>();

    @Override
    public void accept(String field, int what) {
        told.add(field + " " + what);
    }

    /** Returns what was told since the last call. */
    public List<String> told() {
        List<String> copy = List.copyOf(told);
        told.clear();
        return copy;
    }
}
