package io.mercator.session.mapper;

import java.util.List;

/**
 * That rows of one mapper refer to rows of another: by a foreign key of the tables, or by a relationship.
 *
 * @param from whose rows refer
 * @param foreignKey the properties that refer
 * @param to whose rows are referred to
 * @param referenced the properties whose values the foreign key has
 * @param label names it for people
 * @param isRelationship whether a relationship says so
 * @param isPostUpdate whether a relationship has the foreign key written by an UPDATE of its own
 * @param hasPassiveUpdates whether the database brings the foreign key in step with a changed key
 */
public record TableReference(
        MapperPlan<?> from,
        List<? extends PropertyPlan<?>> foreignKey,
        MapperPlan<?> to,
        List<? extends PropertyPlan<?>> referenced,
        String label,
        boolean isRelationship,
        boolean isPostUpdate,
        boolean hasPassiveUpdates) {
    /** Tells whether it is the same foreign key to the same columns, by which relationships of both sides are one. */
    boolean isSame(TableReference other) {
        return from == other.from
                && to == other.to
                && foreignKey.equals(other.foreignKey)
                && referenced.equals(other.referenced);
    }

    /** Returns the reference that says what both say. */
    TableReference with(TableReference other) {
        return new TableReference(
                from,
                foreignKey,
                to,
                referenced,
                isRelationship ? label : other.label,
                isRelationship || other.isRelationship,
                isPostUpdate || other.isPostUpdate,
                hasPassiveUpdates || other.hasPassiveUpdates);
    }
}
