package io.mercator.api.schema;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Columns whose values together are in one row only (SQL:2016, 11.7). Made by {@link Table#uniqueConstraint}; one of which more
 * is to be said by {@link #of}.
 *
 * @param constraintName the constraint's name, null for one that the database gives
 * @param columns the columns in order
 * @param nullsNotDistinct whether NULL is a value like others, which may be there once
 * @param deferral when the database looks
 */
public record UniqueConstraint(
        @Nullable String constraintName, List<Column<?>> columns, boolean nullsNotDistinct, Deferral deferral) {
    /**
     * Copies the columns.
     *
     * @param constraintName the constraint's name, null for one that the database gives
     * @param columns the columns in order
     * @param nullsNotDistinct whether NULL is a value like others, which may be there once
     * @param deferral when the database looks
     */
    public UniqueConstraint {
        columns = List.copyOf(columns);
    }

    /**
     * Describes a constraint that is looked at with each statement, and for which no NULL is equal to another.
     *
     * @param constraintName the constraint's name, null for one that the database gives
     * @param columns the columns in order
     */
    public UniqueConstraint(@Nullable String constraintName, List<Column<?>> columns) {
        this(constraintName, columns, false, Deferral.NONE);
    }

    /**
     * Begins a constraint of which more is said.
     *
     * @param columns the columns in order
     * @return the constraint
     */
    public static UniqueConstraint of(Column<?>... columns) {
        return new UniqueConstraint(null, List.of(columns));
    }

    /**
     * Names the constraint.
     *
     * @param name its name
     * @return a changed constraint
     */
    public UniqueConstraint named(String name) {
        return new UniqueConstraint(name, columns, nullsNotDistinct, deferral);
    }

    /**
     * Takes NULL for a value like others: {@code NULLS NOT DISTINCT}.
     *
     * @return a changed constraint
     */
    public UniqueConstraint withNullsNotDistinct() {
        return new UniqueConstraint(constraintName, columns, true, deferral);
    }

    /**
     * Says when the database looks.
     *
     * @param when when
     * @return a changed constraint
     */
    public UniqueConstraint deferred(Deferral when) {
        return new UniqueConstraint(constraintName, columns, nullsNotDistinct, when);
    }

    /**
     * Returns the constraint's name.
     *
     * @return the name given, else that of the metadata's {@link NamingConvention}; empty for one that the database gives
     */
    public Optional<String> name() {
        Table table = columns.get(0).table();
        return constraintName != null
                ? Optional.of(constraintName)
                : table.metadata().naming().unique(table, columns);
    }
}
