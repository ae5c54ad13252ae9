package io.mercator.session.bulk;

import io.mercator.api.error.SessionException;
import io.mercator.api.mapping.Version;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * INSERTs of rows of values, by the same rule of nulls as for objects; a column that a row does not name at all, and
 * that nothing fills, is left out. A version that a row does not name is the first.
 */
public final class RowInserts extends TableRows<Map<? extends Column<?>, ?>> {
    private final BulkContext context;
    private final @Nullable Version<?> version;
    private final Map<List<Column<?>>, BulkShape> shapes = new HashMap<>();

    /** Creates the source of one call. */
    public RowInserts(Table table, BulkContext context) {
        super(table, context, BulkShape.Kind.INSERT);
        this.context = context;
        this.version = context.version(table);
    }

    @Override
    public void check(Map<? extends Column<?>, ?> row, int index) {
        checkValues(row, index);
        for (Column<?> column : table().primaryKeyColumns()) {
            boolean filled = column.clientDefault().isPresent() || InsertChoices.isFilledByDatabase(column);
            if (!filled && row.get(column) == null) {
                throw new SessionException(place(index) + " has no value for key column '" + ColumnChecks.name(column)
                        + "', and nothing generates one. Give it one, or declare a default, a sequence or identity().");
            }
        }
    }

    @Override
    public BulkRow row(Map<? extends Column<?>, ?> row, int index) {
        List<Column<?>> written = new ArrayList<>();
        List<@Nullable Object> values = new ArrayList<>();
        for (Column<?> column : table().columns()) {
            Object value = ColumnRow.fitted(column, row.get(column));
            if (isVersion(column) && !row.containsKey(column)) {
                value = supplied(column, () -> Objects.requireNonNull(version).next(null), index);
            } else if (value == null && column.clientDefault().isPresent()) {
                value = supplied(column, column.clientDefault().get(), index);
            } else if (value == null && (!row.containsKey(column) || InsertChoices.isFilledByDatabase(column))) {
                continue;
            }
            written.add(column);
            values.add(value);
        }
        return new ColumnRow(shapes.computeIfAbsent(written, this::shape), values.toArray(), new Object[0]);
    }

    private boolean isVersion(Column<?> column) {
        return version != null && version.property().column() == column;
    }

    private BulkShape shape(List<Column<?>> written) {
        List<Column<?>> wanted = table().columns().stream()
                .filter(column -> context.takesSequence(column) && !written.contains(column))
                .toList();
        return BulkShape.insert(table(), written, wanted);
    }
}
