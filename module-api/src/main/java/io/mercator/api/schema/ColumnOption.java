package io.mercator.api.schema;

/**
 * A fact about a column, given where the column is declared; made by the methods of {@link Columns}.
 *
 * @param <T> the Java class of the values that the option fits
 */
public final class ColumnOption<T> {
    /** Sets the fact in a column's description. */
    interface Setter<T> {
        void set(ColumnFacts<? extends T> facts);
    }

    private final Setter<T> setter;

    ColumnOption(Setter<T> setter) {
        this.setter = setter;
    }

    @SuppressWarnings("unchecked") // an option made for T is only ever given to a column of T or of a subtype
    void applyTo(ColumnFacts<?> facts) {
        ((Setter<Object>) setter).set((ColumnFacts<Object>) facts);
    }
}
