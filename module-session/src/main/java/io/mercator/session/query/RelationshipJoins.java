package io.mercator.session.query;

import io.mercator.api.error.SessionException;
import io.mercator.api.mapping.ColumnSource;
import io.mercator.api.mapping.Relationship;
import io.mercator.api.mapping.RelationshipJoin;
import io.mercator.api.schema.Table;
import io.mercator.api.sql.Condition;
import io.mercator.api.sql.FromItem;
import io.mercator.api.sql.Row;
import io.mercator.api.sql.Select;
import io.mercator.session.load.Criteria;
import io.mercator.session.mapper.RelationPlan;

/** Joins along relationships, as a query asks for them. */
public final class RelationshipJoins {
    private RelationshipJoins() {}

    /** Adds the join to a statement in which the relationship's owner stands. */
    public static <R extends Row> Select<R> join(
            Select<R> select,
            Relationship<?, ?> relationship,
            RelationPlan<?, ?> plan,
            Criteria criteria,
            boolean outer) {
        Table ownerTable = plan.owner().table();
        Table targetTable = plan.target().table();
        FromItem left = relationship.ownerItem().orElse(ownerTable);
        FromItem right = relationship.targetItem().orElse(targetTable);
        if (left == right) {
            throw new SessionException("Relationship " + relationship + " joins table '" + targetTable.qualifiedName()
                    + "' to itself, which needs another name for one side: join(relationship.to(alias)).");
        }
        RelationshipJoin join = relationship.join();
        ColumnSource leftSource = ColumnSource.of(left);
        ColumnSource rightSource = ColumnSource.of(right);
        Table secondary = join.secondaryTable();
        Select<R> begun = select;
        FromItem from = left;
        Condition on;
        if (secondary == null) {
            on = join.on(leftSource, rightSource);
        } else {
            ColumnSource between = ColumnSource.of(secondary);
            begun = Froms.join(begun, left, secondary, join.on(leftSource, between), outer);
            from = secondary;
            on = join.onRemote(between, rightSource);
        }
        on = relationship
                .criterion()
                .map(criterion -> criterion.apply(rightSource))
                .map(on::and)
                .orElse(on);
        return Froms.join(begun, from, right, criteria.and(on, plan.target(), rightSource), outer);
    }
}
