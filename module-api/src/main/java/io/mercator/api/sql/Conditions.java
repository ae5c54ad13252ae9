package io.mercator.api.sql;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Joins the conditions that the calls of {@code where} give one after the other. */
final class Conditions {
    private Conditions() {}

    static @Nullable Condition allOf(@Nullable Condition before, List<Expression<Boolean>> added) {
        if (before == null && added.size() == 1 && added.get(0) instanceof Condition only) {
            return only;
        }
        List<Expression<Boolean>> all = new ArrayList<>(added.size() + 1);
        if (before != null) {
            all.add(before);
        }
        all.addAll(added);
        return all.isEmpty() ? null : Junction.of(Junction.Operator.AND, all);
    }
}
