package io.mercator.api.sql;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Gives each column of a select list a label of its own. */
final class SelectLabels {
    private SelectLabels() {}

    static List<String> of(List<Expression<?>> columns, LabelStyle style) {
        Set<String> used = new HashSet<>();
        List<String> names = new ArrayList<>();
        for (Expression<?> column : columns) {
            String wanted = label(column, style);
            String name = column instanceof FunctionCall<?> ? wanted + "_1" : wanted;
            for (int number = 2; !used.add(name); number++) {
                name = wanted + "_" + number;
            }
            names.add(name);
        }
        return List.copyOf(names);
    }

    private static String label(Expression<?> column, LabelStyle style) {
        if (column instanceof Labeled<?> labeled) {
            return labeled.label();
        }
        if (column instanceof ColumnRef<?> named) {
            return style == LabelStyle.NONE ? named.name() : named.from().correlationName() + "_" + named.name();
        }
        return column instanceof FunctionCall<?> call ? call.name().replace('.', '_') : "anon";
    }
}
