package io.mercator.session.bulk;

import io.mercator.api.error.SessionException;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.Table;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** DELETEs of rows by their keys: a value each, or a list of values where the key has several columns. */
public final class KeyDeletes extends TableRows<Object> {
    private final BulkShape shape;

    private KeyDeletes(Table table, List<Column<?>> key, BulkContext context) {
        super(table, context, BulkShape.Kind.DELETE);
        this.shape = BulkShape.delete(table, key, null);
    }

    /** Creates the source of one call, for rows found by the key of a mapping, or by the primary key. */
    public static KeyDeletes of(Table table, @Nullable List<Column<?>> key, BulkContext context) {
        return new KeyDeletes(table, key == null ? keyOf(table) : key, context);
    }

    @Override
    public void check(Object given, int index) {
        key(given, index);
    }

    private Object[] key(@Nullable Object given, int index) {
        List<@Nullable Object> values = new ArrayList<>();
        if (shape.key().size() == 1) {
            values.add(given);
        } else if (given instanceof List<?> several
                && several.size() == shape.key().size()) {
            values.addAll(several);
        } else {
            throw new SessionException(place(index) + ": the key of '" + table().qualifiedName() + "' has "
                    + shape.key().size() + " columns ("
                    + String.join(", ", shape.key().stream().map(Column::name).toList())
                    + "), and " + given + " was given. Give List.of(...) of their values in this order.");
        }
        return key(shape.key(), values, index);
    }

    @Override
    public BulkRow row(Object given, int index) {
        return new ColumnRow(shape, new Object[0], key(given, index));
    }
}
