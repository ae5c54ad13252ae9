package io.mercator.dialect.kit;

import org.jspecify.annotations.Nullable;

/** A plain class with a number and one value of the type under test. */
final class Holder<T> {
    private int id;
    private @Nullable T value;

    Holder() {}

    Holder(int id, @Nullable T value) {
        this.id = id;
        this.value = value;
    }

    int id() {
        return id;
    }

    void id(int number) {
        id = number;
    }

    @Nullable
    T value() {
        return value;
    }

    void value(@Nullable T other) {
        value = other;
    }
}
