package io.mercator.session.query;

import io.mercator.api.error.SessionException;
import io.mercator.api.mapping.ColumnSource;
import io.mercator.api.mapping.Relationship;
import io.mercator.api.mapping.RelationshipJoin;
import io.mercator.api.schema.Table;
import io.mercator.api.sql.Condition;
import io.mercator.api.sql.Expression;
import io.mercator.api.sql.FromItem;
import io.mercator.api.sql.Join;
import io.mercator.api.sql.Row;
import io.mercator.api.sql.Select;
import io.mercator.session.load.Criteria;
import io.mercator.session.mapper.MapperPlan;
import io.mercator.session.mapper.RelationPlan;
import java.util.List;
import java.util.function.Consumer;

/** Joins along relationships, as a query asks for them. */
public final class RelationshipJoins {
    private RelationshipJoins() {}

    /**
     * A join that was made.
     *
     * @param item the joined item
     * @param on the condition, which tells the join from others of the item
     * @param target the class whose rows are joined
     */
    public record Made(FromItem item, Condition on, MapperPlan<?> target) {}

    /** Adds the join to a statement in which the relationship's owner stands. */
    public static <R extends Row> Select<R> join(
            Select<R> select,
            Relationship<?, ?> relationship,
            RelationPlan<?, ?> plan,
            boolean outer,
            Consumer<? super Made> made) {
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
        made.accept(new Made(right, on, plan.target()));
        return Froms.join(begun, from, right, on, outer);
    }

    /**
     * Returns a statement whose joins along relationships have the conditions on every load of their classes. These are
     * given before or after the joins, so that they are only complete when the statement is about to be sent.
     */
    static <R extends Row> Select<R> narrowed(Select<R> select, List<Made> joins, Criteria criteria) {
        if (joins.isEmpty() || criteria.isEmpty()) {
            return select;
        }
        List<FromItem> froms = select.froms().stream()
                .map(item -> narrowed(item, joins, criteria))
                .toList();
        return select.replacingFrom(froms);
    }

    private static FromItem narrowed(FromItem item, List<Made> joins, Criteria criteria) {
        if (!(item instanceof Join join)) {
            return item;
        }
        FromItem left = narrowed(join.left(), joins, criteria);
        FromItem right = narrowed(join.right(), joins, criteria);
        Expression<Boolean> on = join.on().orElse(null);
        if (on == null) {
            return left.crossJoin(right);
        }
        for (Made made : joins) {
            if (made.on() == on && made.item() == join.right()) {
                on = criteria.and(made.on(), made.target(), ColumnSource.of(made.item()));
            }
        }
        return switch (join.joinKind()) {
            case INNER -> left.join(right, on);
            case LEFT -> left.leftJoin(right, on);
            case RIGHT -> left.rightJoin(right, on);
            case FULL -> left.fullJoin(right, on);
            case CROSS -> left.crossJoin(right);
        };
    }
}
