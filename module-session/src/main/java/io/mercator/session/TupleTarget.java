package io.mercator.session;

import io.mercator.api.error.SessionException;
import io.mercator.api.error.Suggestions;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.Table;
import io.mercator.api.spi.RowReader;
import io.mercator.api.sql.FromItem;
import io.mercator.api.sql.Row;
import io.mercator.api.sql.RowHeader;
import io.mercator.api.sql.Select;
import java.util.List;

/** Makes typed rows of a select list. */
final class TupleTarget<R extends Row> implements RowTarget<R> {
    private final RowHeader header;
    private final List<FromItem> froms;

    TupleTarget(Select<R> select) {
        this.header = RowHeader.of(select.columns());
        this.froms = select.froms();
    }

    @Override
    @SuppressWarnings("unchecked") // the select list's types are those of the statement's rows
    public R read(RowReader row) {
        Object[] values = new Object[header.expressions().size()];
        for (int position = 0; position < values.length; position++) {
            values[position] = row.at(position);
        }
        return (R) header.row(values);
    }

    @Override
    public Column<?> column(String property) {
        if (froms.isEmpty() || !(froms.get(0) instanceof Table table)) {
            throw new SessionException("filterBy(\"" + property
                    + "\", ...) needs a query whose first FROM item is a table. Say filter(column.eq(value)).");
        }
        return table.findColumn(property)
                .orElseThrow(() -> new SessionException("Table '" + table.qualifiedName() + "' has no column '"
                        + property + "'. "
                        + Suggestions.sentence(
                                "Columns",
                                property,
                                table.columns().stream().map(Column::name).toList())));
    }

    @Override
    public RowTarget<R> populateExisting() {
        return this;
    }

    @Override
    public String describe() {
        return "row";
    }
}
