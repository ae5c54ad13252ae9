package io.mercator.session.query;

import io.mercator.api.error.SessionException;
import io.mercator.api.mapping.ColumnSource;
import io.mercator.api.mapping.Loading;
import io.mercator.api.mapping.RelationshipJoin;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.Table;
import io.mercator.api.sql.Alias;
import io.mercator.api.sql.Condition;
import io.mercator.api.sql.Expression;
import io.mercator.api.sql.FromItem;
import io.mercator.api.sql.OrderItem;
import io.mercator.session.load.LoadNode;
import io.mercator.session.load.LoadRun;
import io.mercator.session.load.RowLoader;
import io.mercator.session.mapper.EntityColumns;
import io.mercator.session.mapper.RelationPlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The LEFT OUTER JOINs that load relationships, each to an alias that nothing else in the query names. */
final class LoadingJoins {
    private final LoadRun run;
    private final List<Expression<?>> columns = new ArrayList<>();
    private final List<OrderItem> order = new ArrayList<>();
    private final Map<String, Integer> aliases = new HashMap<>();
    private final Map<LoadNode<?>, List<? extends JoinedRelation<?, ?>>> made = new IdentityHashMap<>();
    private final Set<String> names = new HashSet<>();
    private @Nullable FromItem from;
    private int first;

    LoadingJoins(LoadRun run, List<FromItem> taken) {
        this.run = run;
        taken.forEach(item -> item.leaves().forEach(leaf -> names.add(leaf.correlationName())));
    }

    static <E> boolean isJoined(LoadNode<E> node, RelationPlan<E, ?> relation) {
        return node.loading(relation) == Loading.JOINED && !node.isContained(relation);
    }

    /** Tells whether a collection is joined, at whatever depth. */
    static <E> boolean joinsCollection(LoadNode<E> node) {
        for (RelationPlan<E, ?> relation : node.plan().relations()) {
            if (isJoined(node, relation) && (relation.isToMany() || joinsCollection(node.nested(relation)))) {
                return true;
            }
        }
        return false;
    }

    List<Expression<?>> columns() {
        return columns;
    }

    List<OrderItem> order() {
        return order;
    }

    /** Returns the relationships that are joined to the objects of a place. */
    @SuppressWarnings("unchecked") // what was made for a node has its class
    <E> List<JoinedRelation<E, ?>> of(LoadNode<E> node) {
        return (List<JoinedRelation<E, ?>>) made.getOrDefault(node, List.of());
    }

    /** Joins what a place loads to an item, after so many columns. */
    <E> FromItem join(LoadNode<E> node, FromItem begun, ColumnSource owner, int columnsBefore) {
        from = begun;
        first = columnsBefore;
        made.put(node, joined(node, owner));
        return from();
    }

    private FromItem from() {
        return Objects.requireNonNull(from);
    }

    private <E> List<JoinedRelation<E, ?>> joined(LoadNode<E> node, ColumnSource owner) {
        List<JoinedRelation<E, ?>> all = new ArrayList<>();
        for (RelationPlan<E, ?> relation : node.plan().relations()) {
            if (isJoined(node, relation)) {
                all.add(joined(node, relation, owner));
            }
        }
        return all;
    }

    private <E, T> JoinedRelation<E, T> joined(LoadNode<E> node, RelationPlan<E, T> relation, ColumnSource owner) {
        Table table = relation.target().table();
        RelationshipJoin join = relation.relationship().join();
        Table secondary = relation.secondary();
        ColumnSource left = owner;
        if (secondary != null) {
            Alias<Table> between = Alias.of(secondary, named(secondary));
            from = from().leftJoin(between, join.on(owner, ColumnSource.of(between)));
            left = ColumnSource.of(between);
        }
        Alias<Table> alias = Alias.of(table, named(table));
        ColumnSource right = ColumnSource.of(alias);
        Condition on = secondary == null ? join.on(left, right) : join.onRemote(left, right);
        Condition narrowed = relation.relationship()
                .criterion()
                .map(criterion -> on.and(criterion.apply(right)))
                .orElse(on);
        from = from().leftJoin(alias, run.narrow(narrowed, relation.target(), right));
        LoadNode<T> nested = node.nested(relation);
        List<Column<?>> read = nested.columns();
        EntityColumns<T> places = EntityColumns.of(relation.target(), read, first + columns.size());
        read.forEach(column -> columns.add(right.c(column)));
        relation.relationship().order().forEach(item -> order.add(ordered(item, relation, right)));
        return new JoinedRelation<>(relation, new RowLoader<>(run, nested, places), joined(nested, right));
    }

    /** Returns the next name of a table that the query does not have itself. */
    private String named(Table table) {
        String name;
        do {
            name = table.name() + "_" + aliases.merge(table.name(), 1, Integer::sum);
        } while (!names.add(name));
        return name;
    }

    private static OrderItem ordered(OrderItem item, RelationPlan<?, ?> relation, ColumnSource alias) {
        return OrderAdaption.adapt(item, expression -> {
            if (expression instanceof Column<?> column
                    && column.table() == relation.target().table()) {
                return alias.c(column);
            }
            throw new SessionException(
                    "The order of " + relation + " is by an expression, which a joined load cannot say of"
                            + " its alias. Order by columns, or load it with Load.selectin(...).");
        });
    }
}
