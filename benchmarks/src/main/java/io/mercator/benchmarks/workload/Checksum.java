package io.mercator.benchmarks.workload;

import org.jspecify.annotations.Nullable;

/**
 * A sum over what was read, the same for every library. It touches each value, as a program that reads it would, and costs
 * next to nothing beside reading it. For one thread.
 */
public final class Checksum {
    private long sum;

    public Checksum add(long value) {
        sum = sum * 31 + value;
        return this;
    }

    public Checksum add(boolean value) {
        return add(value ? 1 : 0);
    }

    public Checksum add(@Nullable String value) {
        return add(value == null ? -1 : value.length() * 31 + value.charAt(value.length() - 1));
    }

    public long sum() {
        return sum;
    }
}
