package io.mercator.api.mapping;

import io.mercator.api.schema.Column;
import io.mercator.api.schema.Table;
import io.mercator.api.sql.ColumnRef;
import io.mercator.api.sql.Condition;
import io.mercator.api.sql.Expression;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the tables of a relationship hang together, found when the registry is completed.
 *
 * @param kind on which side the foreign key is
 * @param pairs the columns of the owner's table, each with the column that has the same value: one of the other class's
 *     table, or of the secondary table
 * @param secondaryTable the table between both, null where there is none
 * @param remotePairs columns of the secondary table, each with that of the other class's table; empty without one
 * @param cascadesUpdates whether the foreign key is declared with ON UPDATE CASCADE
 */
public record RelationshipJoin(
        Kind kind, List<Pair> pairs, @Nullable Table secondaryTable, List<Pair> remotePairs, boolean cascadesUpdates) {
    /** On which side the foreign key is. */
    public enum Kind {
        /** The owner's table has the foreign key. */
        MANY_TO_ONE,
        /** The other class's table has the foreign key. */
        ONE_TO_MANY,
        /** A secondary table has two. */
        MANY_TO_MANY
    }

    /**
     * Two columns that have the same value.
     *
     * @param left the column of the owner's side
     * @param right the column of the other side
     */
    public record Pair(Column<?> left, Column<?> right) {}

    /**
     * Copies the lists.
     *
     * @param kind on which side the foreign key is
     * @param pairs the columns of the owner's table, each with the column that has the same value
     * @param secondaryTable the table between both, null where there is none
     * @param remotePairs columns of the secondary table, each with that of the other class's table
     * @param cascadesUpdates whether the foreign key is declared with ON UPDATE CASCADE
     */
    public RelationshipJoin {
        pairs = List.copyOf(pairs);
        remotePairs = List.copyOf(remotePairs);
    }

    /**
     * Returns the table between both.
     *
     * @return the table, empty where there is none
     */
    public Optional<Table> secondary() {
        return Optional.ofNullable(secondaryTable);
    }

    /**
     * Returns the condition that joins the owner with the other side, or with the secondary table where there is one; the
     * referenced columns first, as SQLAlchemy writes it.
     *
     * @param left gives the owner's columns
     * @param right gives the columns of the other side
     * @return the condition
     */
    public Condition on(ColumnSource left, ColumnSource right) {
        return all(pairs, kind == Kind.MANY_TO_ONE, left, right);
    }

    /**
     * Returns the condition that joins the secondary table with the other class's table.
     *
     * @param left gives the columns of the secondary table
     * @param right gives the columns of the other class's table
     * @return the condition
     */
    public Condition onRemote(ColumnSource left, ColumnSource right) {
        return all(remotePairs, true, left, right);
    }

    private static Condition all(List<Pair> pairs, boolean swapped, ColumnSource left, ColumnSource right) {
        Condition all = null;
        for (Pair pair : pairs) {
            ColumnRef<?> one = left.c(pair.left());
            ColumnRef<?> other = right.c(pair.right());
            Condition equal = swapped ? equal(other, one) : equal(one, other);
            all = all == null ? equal : all.and(equal);
        }
        return Objects.requireNonNull(all);
    }

    @SuppressWarnings("unchecked") // the completion compares the classes of both columns' values
    private static <T> Condition equal(ColumnRef<?> one, ColumnRef<?> other) {
        return ((ColumnRef<T>) one).eq((Expression<T>) other);
    }
}
