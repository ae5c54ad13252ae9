package io.mercator.session.bulk;

import io.mercator.api.error.SessionException;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** UPDATEs of rows by their keys, each of the columns that it names beside the key. */
public final class RowUpdates extends TableRows<Map<? extends Column<?>, ?>> {
    private final List<Column<?>> key;
    private final Map<List<Column<?>>, BulkShape> shapes = new HashMap<>();

    private RowUpdates(Table table, List<Column<?>> key, BulkContext context) {
        super(table, context, BulkShape.Kind.UPDATE);
        this.key = key;
    }

    /** Creates the source of one call, for rows found by the key of a mapping, or by the primary key. */
    public static RowUpdates of(Table table, @Nullable List<Column<?>> key, BulkContext context) {
        return new RowUpdates(table, key == null ? keyOf(table) : key, context);
    }

    @Override
    public void check(Map<? extends Column<?>, ?> row, int index) {
        checkValues(row, index);
        key(row, index);
        if (key.containsAll(row.keySet())) {
            throw new SessionException(
                    place(index) + " names no column beside the key, so that there is nothing to write."
                            + " Give it a value for another column.");
        }
    }

    private Object[] key(Map<? extends Column<?>, ?> row, int index) {
        List<@Nullable Object> values = new ArrayList<>();
        key.forEach(column -> values.add(row.get(column)));
        return key(key, values, index);
    }

    @Override
    public BulkRow row(Map<? extends Column<?>, ?> row, int index) {
        List<Column<?>> written = new ArrayList<>();
        List<@Nullable Object> values = new ArrayList<>();
        for (Column<?> column : table().columns()) {
            if (key.contains(column)) {
                continue;
            }
            if (row.containsKey(column)) {
                written.add(column);
                values.add(ColumnRow.fitted(column, row.get(column)));
            } else if (column.onUpdate().isPresent()) {
                written.add(column);
                values.add(supplied(column, column.onUpdate().get(), index));
            }
        }
        BulkShape shape = shapes.computeIfAbsent(written, columns -> BulkShape.update(table(), columns, key, null));
        return new ColumnRow(shape, values.toArray(), key(row, index));
    }
}
