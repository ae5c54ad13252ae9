package io.mercator.api.schema;

import io.mercator.api.error.SchemaException;
import io.mercator.api.error.Suggestions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A FOREIGN KEY of one column (SQL:2016, 11.8). A target given by name is looked up when it is first asked for, so that
 * tables may be declared in any order.
 */
public final class ForeignKey {
    /** Where a foreign key points, as it was given: a column, or a name to be looked up. */
    record Target(@Nullable Column<?> column, String name) {}

    private final Column<?> column;
    private final Target target;
    private volatile @Nullable Column<?> resolved;

    ForeignKey(Column<?> column, Target target) {
        this.column = column;
        this.target = target;
        this.resolved = target.column();
    }

    /**
     * Returns the columns that hold the reference.
     *
     * @return an unmodifiable list
     */
    public List<Column<?>> columns() {
        return List.of(column);
    }

    /**
     * Returns the columns referred to.
     *
     * @return an unmodifiable list as long as {@link #columns()}
     * @throws SchemaException if the target was given by name and there is no such table or column
     */
    public List<Column<?>> referencedColumns() {
        return List.of(referenced());
    }

    /**
     * Returns the table referred to.
     *
     * @return the table
     * @throws SchemaException if the target was given by name and there is no such table or column
     */
    public Table referencedTable() {
        return referenced().table();
    }

    private Column<?> referenced() {
        Column<?> known = resolved;
        if (known == null) {
            known = lookUp();
            resolved = known;
        }
        return known;
    }

    private Column<?> lookUp() {
        MetaData metadata = column.table().metadata();
        int dot = target.name().lastIndexOf('.');
        if (dot <= 0) {
            throw wrong("is not of the form 'table.column'", "");
        }
        String tableName = target.name().substring(0, dot);
        String columnName = target.name().substring(dot + 1);
        Table table = metadata.findTable(tableName)
                .orElseThrow(() -> wrong(
                        "names no table of the metadata",
                        Suggestions.sentence("Tables", tableName, metadata.tableNames())));
        return table.findColumn(columnName)
                .orElseThrow(() -> wrong(
                        "names no column of '" + tableName + "'",
                        Suggestions.sentence(
                                "Columns",
                                columnName,
                                table.columns().stream().map(Column::name).toList())));
    }

    private SchemaException wrong(String what, String advice) {
        return new SchemaException(
                "The foreign key of column '" + column.table().name() + "." + column.name() + "' refers to '"
                        + target.name() + "', which " + what + ". " + advice);
    }
}
