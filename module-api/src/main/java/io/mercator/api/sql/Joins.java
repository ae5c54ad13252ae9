package io.mercator.api.sql;

import io.mercator.api.error.SchemaException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds by which columns two FROM items join: by the one foreign key that links a table of each. */
final class Joins {
    /** A foreign key that links two items; what it says is made of the one that is taken, or for an error. */
    private record Candidate(FromItem from, FromItem to, TableRef.Link link) {
        Expression<Boolean> on() {
            List<Expression<Boolean>> pairs = new ArrayList<>(link.columns().size());
            for (int index = 0; index < link.columns().size(); index++) {
                pairs.add(new Comparison(
                        in(to, link.referenced().get(index)),
                        ComparisonOperator.EQ,
                        in(from, link.columns().get(index))));
            }
            return Junction.of(Junction.Operator.AND, pairs);
        }

        String describe() {
            List<String> names = new ArrayList<>();
            for (int index = 0; index < link.columns().size(); index++) {
                names.add(
                        from.correlationName() + "." + link.columns().get(index).name() + " -> " + to.correlationName()
                                + "." + link.referenced().get(index).name());
            }
            return String.join(", ", names);
        }
    }

    private Joins() {}

    static Expression<Boolean> infer(FromItem left, FromItem right) {
        List<Candidate> found = new ArrayList<>(1);
        for (FromItem one : left.leaves()) {
            for (FromItem other : right.leaves()) {
                collect(one, other, found);
                collect(other, one, found);
            }
        }
        if (found.size() == 1) {
            return found.get(0).on();
        }
        String sides = "'" + names(left) + "' and '" + names(right) + "'";
        if (found.isEmpty()) {
            throw new SchemaException("No foreign key links " + sides + ", so that nothing says how they join. Add"
                    + " references(...) to a column, or give the condition: join(item, condition).");
        }
        throw new SchemaException("Several foreign keys link " + sides + ": "
                + found.stream().map(Candidate::describe).collect(Collectors.joining("; "))
                + ". Say which is meant: join(item, condition).");
    }

    private static String names(FromItem item) {
        return item.leaves().stream().map(FromItem::correlationName).collect(Collectors.joining("', '"));
    }

    private static @Nullable TableRef table(FromItem item) {
        if (item instanceof TableRef table) {
            return table;
        }
        return item instanceof Alias<?> alias ? alias.table() : null;
    }

    private static void collect(FromItem from, FromItem to, List<Candidate> found) {
        TableRef table = table(from);
        TableRef target = table(to);
        if (table == null || target == null) {
            return;
        }
        List<TableRef.Link> links = table.links();
        for (int index = 0; index < links.size(); index++) {
            if (links.get(index).target() == target) {
                found.add(new Candidate(from, to, links.get(index)));
            }
        }
    }

    private static ColumnRef<?> in(FromItem item, ColumnRef<?> column) {
        return item instanceof Alias<?> alias ? alias.c(column) : column;
    }
}
