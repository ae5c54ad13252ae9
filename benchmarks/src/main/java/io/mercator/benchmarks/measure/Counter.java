package io.mercator.benchmarks.measure;

import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Gives each call another number. */
@State(Scope.Thread)
public class Counter {
    private int next;

    int next() {
        return next++;
    }

    /** Returns the next of the numbers from 1 to {@code count}, in turn. */
    int upTo(int count) {
        return 1 + next++ % count;
    }
}
