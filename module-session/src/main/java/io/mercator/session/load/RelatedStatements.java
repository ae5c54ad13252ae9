package io.mercator.session.load;

import io.mercator.api.mapping.ColumnSource;
import io.mercator.api.mapping.RelationshipJoin;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.Table;
import io.mercator.api.sql.Bind;
import io.mercator.api.sql.ColumnRef;
import io.mercator.api.sql.Condition;
import io.mercator.api.sql.Expression;
import io.mercator.api.sql.ExpressionList;
import io.mercator.api.sql.LabelStyle;
import io.mercator.api.sql.OrderItem;
import io.mercator.api.sql.Row;
import io.mercator.api.sql.Select;
import io.mercator.api.sql.Sql;
import io.mercator.session.mapper.ColumnValues;
import io.mercator.session.mapper.MapperPlan;
import io.mercator.session.mapper.RelationPlan;
import io.mercator.session.mapper.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The statements that load relationships. */
final class RelatedStatements {
    private RelatedStatements() {}

    /** Selects columns of a class, with the labels that objects are read by. */
    static Select<Row> select(MapperPlan<?> plan, List<Column<?>> columns) {
        if (columns.size() == plan.properties().size()) {
            return plan.selectAll();
        }
        return Select.<Row>of(ExpressionList.of(columns)).labels(LabelStyle.TABLE_COLUMN);
    }

    /** The elements of one object's collection; null when no row can refer to it. */
    static <E, T> @Nullable Select<Row> elements(Snapshot owner, RelationPlan<E, T> relation, List<Column<?>> columns) {
        RelationshipJoin join = relation.relationship().join();
        Condition all = null;
        for (int index = 0; index < join.pairs().size(); index++) {
            Object value = relation.local().get(index).value(owner);
            if (value == null) {
                return null;
            }
            Condition equal = bound(join.pairs().get(index).right(), value);
            all = all == null ? equal : all.and(equal);
        }
        Condition condition = Objects.requireNonNull(all);
        Select<Row> select = select(relation.target(), columns);
        Table secondary = relation.secondary();
        ColumnSource target = ColumnSource.of(relation.target().table());
        if (secondary != null) {
            select = select.from(relation.target().table(), secondary);
            condition = condition.and(join.onRemote(ColumnSource.of(secondary), target));
        }
        return ordered(select.where(narrowed(condition, relation, target)), relation);
    }

    @SuppressWarnings("unchecked") // the value is of the class of the column's values
    private static <V> Condition bound(Column<V> column, Object value) {
        return new Bind<>((V) value, column.type()).eq(column);
    }

    static Condition narrowed(Condition condition, RelationPlan<?, ?> relation, ColumnSource target) {
        return relation.relationship()
                .criterion()
                .map(criterion -> condition.and(criterion.apply(target)))
                .orElse(condition);
    }

    static <R extends Row> Select<R> ordered(Select<R> select, RelationPlan<?, ?> relation) {
        List<OrderItem> order = relation.relationship().order();
        return order.isEmpty() ? select : select.orderBy(order.toArray(new OrderItem[0]));
    }

    /**
     * The objects to which the rows of many keys refer, or which refer to them.
     *
     * @param linking the columns that have the keys' values: foreign keys, or what is referred to
     * @param select of which those columns come first
     */
    record Batch(List<ColumnRef<?>> linking, Select<Row> select) {}

    /** The elements of the collections of many objects, without the objects themselves. */
    static Batch selectIn(RelationPlan<?, ?> relation, List<Column<?>> columns) {
        RelationshipJoin join = relation.relationship().join();
        Table secondary = relation.secondary();
        List<ColumnRef<?>> linking = new ArrayList<>();
        join.pairs().forEach(pair -> linking.add(pair.right()));
        Select<Row> select =
                Select.<Row>of(ExpressionList.of(behind(linking, columns))).labels(LabelStyle.TABLE_COLUMN);
        if (secondary != null) {
            Table table = relation.target().table();
            select = select.from(
                    table.join(secondary, join.onRemote(ColumnSource.of(secondary), ColumnSource.of(table))));
        }
        return new Batch(linking, select);
    }

    /** What stands in the select list: the linking columns, then the others that are not among them. */
    static List<Expression<?>> behind(List<ColumnRef<?>> linking, List<Column<?>> columns) {
        List<Expression<?>> all = new ArrayList<>(linking);
        for (Column<?> column : columns) {
            if (!linking.contains(column)) {
                all.add(column);
            }
        }
        return all;
    }

    /** The condition that columns have the values of one of many keys. */
    static Condition anyOf(List<ColumnRef<?>> columns, List<ColumnValues> keys, boolean alwaysIn) {
        if (columns.size() == 1) {
            return keys.size() == 1 && !alwaysIn
                    ? equal(columns.get(0), keys.get(0).value(0))
                    : in(columns.get(0), keys);
        }
        List<Condition> any = new ArrayList<>(keys.size());
        for (ColumnValues key : keys) {
            Condition all = null;
            for (int index = 0; index < columns.size(); index++) {
                Condition equal = equal(columns.get(index), key.value(index));
                all = all == null ? equal : all.and(equal);
            }
            any.add(Objects.requireNonNull(all));
        }
        return any.size() == 1 ? any.get(0) : Sql.or(any.toArray(new Condition[0]));
    }

    @SuppressWarnings("unchecked") // the value is of the class of the column's values
    private static <V> Condition equal(ColumnRef<V> column, Object value) {
        return column.eq((V) value);
    }

    @SuppressWarnings("unchecked") // the values are of the class of the column's values
    private static <V> Condition in(ColumnRef<V> column, List<ColumnValues> keys) {
        List<V> values = new ArrayList<>(keys.size());
        keys.forEach(key -> values.add((V) key.value(0)));
        return column.in(values);
    }
}
