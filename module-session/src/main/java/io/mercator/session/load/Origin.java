package io.mercator.session.load;

import io.mercator.api.mapping.ColumnSource;
import io.mercator.api.mapping.RelationshipJoin;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.Table;
import io.mercator.api.sql.ColumnRef;
import io.mercator.api.sql.Condition;
import io.mercator.api.sql.Expression;
import io.mercator.api.sql.ExpressionList;
import io.mercator.api.sql.FromItem;
import io.mercator.api.sql.Join;
import io.mercator.api.sql.LabelStyle;
import io.mercator.api.sql.OrderItem;
import io.mercator.api.sql.Row;
import io.mercator.api.sql.Select;
import io.mercator.api.sql.Subquery;
import io.mercator.session.mapper.RelationPlan;
import java.util.ArrayList;
import java.util.List;

/**
 * The query that brought the objects of a place, which a relationship may be loaded by joining with it.
 *
 * @param select the query, without what loading adds
 * @param source gives the columns of the objects' class in it
 */
public record Origin(Select<? extends Row> select, ColumnSource source) {
    /**
     * A statement that reads the objects of a relationship, and behind their columns the values that tell whose they are.
     *
     * @param select the statement
     * @param linking the columns behind
     */
    record Joined(Select<Row> select, List<ColumnRef<?>> linking) {}

    /** Tells whether the query may be a subquery: where its rows repeat objects and are limited too, it may not. */
    boolean fits(RelationPlan<?, ?> relation) {
        return select.groupItems().isEmpty()
                && !(repeats(relation) && select.rowLimit().isPresent())
                && select.lockClause().isEmpty();
    }

    private boolean repeats(RelationPlan<?, ?> relation) {
        return !relation.isToMany()
                || select.froms().size() > 1
                || select.froms().stream().anyMatch(Join.class::isInstance);
    }

    /** Joins a relationship with the query as a subquery. */
    Joined joined(RelationPlan<?, ?> relation, List<Column<?>> columns, Criteria criteria) {
        RelationshipJoin join = relation.relationship().join();
        List<Expression<?>> own = new ArrayList<>();
        join.pairs().forEach(pair -> own.add(source.c(pair.left())));
        boolean limited = select.rowLimit().isPresent();
        Select<Row> inner = (limited ? select : select.unordered())
                .<Row>selecting(ExpressionList.of(own))
                .labels(LabelStyle.TABLE_COLUMN);
        Subquery query = (repeats(relation) ? inner.distinct() : inner).as("anon_1");
        ColumnSource left = new ColumnSource() {
            @Override
            public <V> ColumnRef<V> c(Column<V> column) {
                return query.c(source.c(column));
            }
        };
        Table table = relation.target().table();
        ColumnSource target = ColumnSource.of(table);
        Table secondary = relation.secondary();
        FromItem from;
        if (secondary == null) {
            from = query.join(table, narrowed(join.on(left, target), relation, target, criteria));
        } else {
            ColumnSource between = ColumnSource.of(secondary);
            from = query.join(secondary, join.on(left, between))
                    .join(table, narrowed(join.onRemote(between, target), relation, target, criteria));
        }
        List<ColumnRef<?>> linking = new ArrayList<>();
        join.pairs().forEach(pair -> linking.add(left.c(pair.left())));
        List<Expression<?>> all = new ArrayList<>(columns);
        all.addAll(linking);
        Select<Row> joined = Select.<Row>of(ExpressionList.of(all))
                .labels(LabelStyle.TABLE_COLUMN)
                .replacingFrom(List.of(from));
        return new Joined(
                relation.isToMany()
                        ? RelatedStatements.ordered(joined.orderBy(linking.toArray(new OrderItem[0])), relation)
                        : joined,
                linking);
    }

    private static Condition narrowed(
            Condition on, RelationPlan<?, ?> relation, ColumnSource target, Criteria criteria) {
        return criteria.and(RelatedStatements.narrowed(on, relation, target), relation.target(), target);
    }
}
