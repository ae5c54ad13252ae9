package io.mercator.dialect.postgresql;

import org.jspecify.annotations.Nullable;

/** A plain class with a number that the database gives and one value of the type under test. */
final class Holder<T> {
    private @Nullable Integer id;
    private @Nullable T value;

    Holder() {}

    Holder(@Nullable T value) {
        this.value = value;
    }

    @Nullable
    Integer id() {
        return id;
    }

    void id(@Nullable Integer number) {
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
