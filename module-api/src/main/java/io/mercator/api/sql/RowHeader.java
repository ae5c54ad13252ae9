package io.mercator.api.sql;

import io.mercator.api.error.SchemaException;
import io.mercator.api.error.Suggestions;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the rows of one result share: the expressions selected and the names of the values. Immutable; made once for a
 * statement.
 *
 * @param expressions the select list; empty for text, whose columns only the database knows
 * @param keys the names of the values
 */
public record RowHeader(List<Expression<?>> expressions, List<String> keys) {
    /**
     * Copies the lists.
     *
     * @param expressions the select list; empty for text, whose columns only the database knows
     * @param keys the names of the values
     */
    public RowHeader {
        expressions = List.copyOf(expressions);
        keys = List.copyOf(keys);
    }

    /**
     * Makes the header of a list of expressions.
     *
     * @param columns the select list
     * @return the header; a value's name is its label, or its column's name, or a function's name
     */
    public static RowHeader of(List<? extends Expression<?>> columns) {
        List<String> keys = new ArrayList<>(columns.size());
        for (Expression<?> column : columns) {
            keys.add(key(column));
        }
        return new RowHeader(List.copyOf(columns), keys);
    }

    private static String key(Expression<?> column) {
        if (column instanceof Labeled<?> labeled) {
            return labeled.label();
        }
        if (column instanceof ColumnRef<?> named) {
            return named.name();
        }
        return column instanceof FunctionCall<?> call ? call.name() : "anon";
    }

    /**
     * Makes a row.
     *
     * @param values the values, kept and never changed afterwards
     * @return the row
     */
    public Row row(@Nullable Object[] values) {
        return new TupleRow<>(this, values, 0);
    }

    /**
     * Makes a row of values that stand among those of others.
     *
     * @param values the values of several rows, kept as long as the row is and never changed afterwards
     * @param first the place of the row's first value
     * @return the row
     */
    public Row row(@Nullable Object[] values, int first) {
        return new TupleRow<>(this, values, first);
    }

    int position(Expression<?> selected) {
        for (int index = 0; index < expressions.size(); index++) {
            Expression<?> candidate = expressions.get(index);
            if (candidate.equals(selected)) {
                return index;
            }
        }
        throw new SchemaException("The row has no value for "
                + (selected instanceof ColumnRef<?> column
                        ? "'" + column.from().correlationName() + "." + column.name() + "'"
                        : "the expression")
                + ". It has: " + String.join(", ", keys) + ". Add the expression to the select list.");
    }

    int position(String key) {
        int found = keys.indexOf(key);
        if (found < 0) {
            throw new SchemaException(
                    "The row has no value named '" + key + "'. " + Suggestions.sentence("Its names", key, keys));
        }
        if (keys.lastIndexOf(key) != found) {
            throw new SchemaException("The row has several values named '" + key
                    + "'. Give them labels with as(\"...\"), or ask by column.");
        }
        return found;
    }
}
