package io.mercator.session.relation;

import io.mercator.api.mapping.RelationshipJoin;
import io.mercator.api.schema.Table;
import io.mercator.session.mapper.RelationPlan;
import io.mercator.session.state.ObjectEntry;

/**
 * A row of a secondary table that a flush inserts or deletes.
 *
 * @param relation the relationship
 * @param owner the object that has the collection
 * @param target the element
 * @param isAdded whether the row is inserted
 */
public record Link(RelationPlan<?, ?> relation, ObjectEntry<?> owner, ObjectEntry<?> target, boolean isAdded) {
    /** Returns what is equal for links of one row, from whichever side of a relationship they are told. */
    Object row() {
        RelationshipJoin join = relation.relationship().join();
        int ownerPosition = join.pairs().get(0).right().position();
        int targetPosition = join.remotePairs().get(0).left().position();
        Table table = join.secondary().orElseThrow();
        return ownerPosition <= targetPosition ? new Row(table, owner, target) : new Row(table, target, owner);
    }

    private record Row(Table table, ObjectEntry<?> first, ObjectEntry<?> second) {
        /** Scatters the rows of entries whose numbers are neighbours. */
        @Override
        public int hashCode() {
            return table.hashCode() + (first.hashCode() * 0x9E3779B9) + second.hashCode();
        }
    }

    /** Returns the same row, to be inserted or deleted. */
    Link with(boolean added) {
        return new Link(relation, owner, target, added);
    }
}
