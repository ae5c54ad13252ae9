package io.mercator.api.sql;

import io.mercator.api.error.SchemaException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds by which columns two FROM items join: by the one foreign key that links a table of each. */
final class Joins {
    private record Candidate(String description, Expression<Boolean> on) {}

    private Joins() {}

    static Expression<Boolean> infer(FromItem left, FromItem right) {
        List<Candidate> found = new ArrayList<>();
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
                + found.stream().map(Candidate::description).collect(Collectors.joining("; "))
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
        for (TableRef.Link link : table.links()) {
            if (link.target() == target) {
                found.add(candidate(from, to, link));
            }
        }
    }

    private static Candidate candidate(FromItem from, FromItem to, TableRef.Link link) {
        List<Expression<Boolean>> pairs = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int index = 0; index < link.columns().size(); index++) {
            ColumnRef<?> column = link.columns().get(index);
            ColumnRef<?> referenced = link.referenced().get(index);
            pairs.add(new Comparison(in(to, referenced), ComparisonOperator.EQ, in(from, column)));
            names.add(from.correlationName() + "." + column.name() + " -> " + to.correlationName() + "."
                    + referenced.name());
        }
        return new Candidate(String.join(", ", names), Junction.of(Junction.Operator.AND, pairs));
    }

    private static ColumnRef<?> in(FromItem item, ColumnRef<?> column) {
        return item instanceof Alias<?> alias ? alias.c(column) : column;
    }
}
