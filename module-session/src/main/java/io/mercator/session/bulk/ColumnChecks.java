package io.mercator.session.bulk;

import io.mercator.api.error.ConversionException;
import io.mercator.api.error.SessionException;
import io.mercator.api.error.ValueMisfitException;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.Table;
import io.mercator.api.spi.ExecutionEngine;
import io.mercator.api.spi.ValueCheck;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Refuses values that their columns would cut, round or change. Remembers each column's rule for one call. */
final class ColumnChecks {
    private final ExecutionEngine engine;
    private final Map<Column<?>, Optional<ValueCheck>> rules = new HashMap<>();

    ColumnChecks(ExecutionEngine engine) {
        this.engine = engine;
    }

    /** Checks a value; the place begins the error's message. */
    void check(Column<?> column, String property, @Nullable Object value, Supplier<String> place) {
        ValueCheck rule = value == null ? null : rule(column);
        if (rule == null) {
            return;
        }
        String misfit;
        try {
            misfit = rule.misfit(value);
        } catch (ConversionException refused) {
            throw refused.at(place.get() + ", " + shown(column));
        }
        if (misfit != null) {
            throw new ValueMisfitException(
                    name(column),
                    property,
                    place.get() + ", " + shown(column) + ": the value does not fit: " + misfit
                            + " Change the value and call again.");
        }
    }

    /** Tells whether {@link #check} would let a value pass. */
    static boolean fits(ValueCheck rule, Object value) {
        try {
            return rule.misfit(value) == null;
        } catch (ConversionException refused) {
            return false;
        }
    }

    /** Makes a value by a column's option, without what the column would not keep. */
    @Nullable
    Object generated(Column<?> column, Supplier<?> supplier) {
        Object value = supplier.get();
        ValueCheck rule = value == null ? null : rule(column);
        return rule == null ? value : rule.generated(value);
    }

    /** Refuses a column of another table, and one that the database computes. */
    static void checkWritable(Table table, Column<?> column, String place) {
        if (column.table() != table) {
            throw new SessionException(place + ": column '" + name(column) + "' is none of table '"
                    + table.qualifiedName() + "'. Its columns: "
                    + String.join(
                            ", ", table.columns().stream().map(Column::name).toList()) + ".");
        }
        if (column.computed().isPresent()) {
            throw new SessionException(place + ": column '" + name(column)
                    + "' is computed by the database and takes no value. Leave it out.");
        }
    }

    /** Returns what values of a column must fulfil, null when all fit. */
    @Nullable
    ValueCheck rule(Column<?> column) {
        return rules.computeIfAbsent(column, key -> engine.valueCheck(key.type()))
                .orElse(null);
    }

    static String name(Column<?> column) {
        return column.table().qualifiedName() + "." + column.name();
    }

    private static String shown(Column<?> column) {
        return "column '" + name(column) + "' (" + column.type() + ")";
    }
}
