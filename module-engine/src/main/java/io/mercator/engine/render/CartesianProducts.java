package io.mercator.engine.render;

import io.mercator.api.sql.ColumnRef;
import io.mercator.api.sql.Condition;
import io.mercator.api.sql.FromItem;
import io.mercator.api.sql.Junction;
import io.mercator.api.sql.Select;
import io.mercator.api.sql.SqlNode;
import io.mercator.api.sql.Subquery;
import io.mercator.api.sql.Text;
import io.mercator.api.sql.Unnest;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Warns of FROM items that nothing joins, so that each row of the one meets each row of the other: mostly a forgotten
 * condition. Looked at once, when a statement is compiled. Who means it says {@code crossJoin}.
 */
final class CartesianProducts {
    private static final System.Logger LOGGER = System.getLogger("io.mercator.engine");

    private final Map<FromItem, FromItem> parents = new IdentityHashMap<>();
    private boolean unknown;

    private CartesianProducts() {}

    static void warn(Select<?> select, List<FromItem> froms) {
        if (froms.size() < 2) {
            return;
        }
        Set<String> apart = new CartesianProducts().apart(select, froms);
        if (apart.size() > 1) {
            LOGGER.log(
                    Level.WARNING,
                    "A SELECT has FROM items that nothing joins, and gives each row of the one with each of the other: "
                            + String.join(" | ", apart)
                            + ". Add a condition or a join; or say crossJoin(...), if that is meant.");
        }
    }

    private Set<String> apart(Select<?> select, List<FromItem> froms) {
        for (FromItem item : froms) {
            List<FromItem> leaves = item.leaves();
            leaves.forEach(leaf -> parents.put(leaf, leaf));
            leaves.forEach(leaf -> unite(leaves.get(0), leaf));
            unknown |= item instanceof Unnest<?> || (item instanceof Subquery subquery && subquery.isLateral());
        }
        select.whereClause().ifPresent(this::link);
        Set<String> roots = new TreeSet<>();
        if (!unknown) {
            parents.keySet().forEach(item -> roots.add(root(item).correlationName()));
        }
        return roots;
    }

    /** Each member of an AND links what it names; what the user wrote as text may link anything. */
    private void link(Condition condition) {
        if (condition instanceof Junction junction && junction.operator() == Junction.Operator.AND) {
            junction.members().forEach(member -> {
                if (member instanceof Condition inner) {
                    link(inner);
                }
            });
            return;
        }
        List<FromItem> named = new ArrayList<>();
        collect(condition, named);
        named.forEach(item -> unite(named.get(0), item));
    }

    private void collect(SqlNode node, List<FromItem> named) {
        if (node instanceof Text) {
            unknown = true;
        } else if (node instanceof ColumnRef<?> column && parents.containsKey(column.from())) {
            named.add(column.from());
        }
        for (int index = 0; index < node.childCount(); index++) {
            collect(node.child(index), named);
        }
    }

    private FromItem root(FromItem item) {
        FromItem at = item;
        while (parents.get(at) != at) {
            at = parents.get(at);
        }
        return at;
    }

    private void unite(FromItem one, FromItem other) {
        parents.put(root(other), root(one));
    }
}
