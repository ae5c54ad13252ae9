package io.mercator.api.schema;

import io.mercator.api.error.SchemaException;
import io.mercator.api.error.Suggestions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A FOREIGN KEY (SQL:2016, 11.8). A target given by name is looked up when it is first asked for, so that tables may be
 * declared in any order.
 */
public final class ForeignKey {
    /** Where a column of a foreign key points, as it was given: a column, or a name to be looked up. */
    record Target(@Nullable Column<?> column, String name) {}

    private final List<Column<?>> columns;
    private final List<Target> targets;
    private final ForeignKeyFacts facts;
    private volatile @Nullable List<Column<?>> resolved;

    ForeignKey(List<Column<?>> columns, List<Target> targets, ForeignKeyFacts facts) {
        this.columns = List.copyOf(columns);
        this.targets = List.copyOf(targets);
        this.facts = facts;
    }

    /**
     * Returns the table that holds the reference.
     *
     * @return the columns' table
     */
    public Table table() {
        return columns.get(0).table();
    }

    /**
     * Returns the columns that hold the reference.
     *
     * @return an unmodifiable list
     */
    public List<Column<?>> columns() {
        return columns;
    }

    /**
     * Returns the columns referred to.
     *
     * @return an unmodifiable list as long as {@link #columns()}
     * @throws SchemaException if a target was given by name and there is no such table or column
     */
    public List<Column<?>> referencedColumns() {
        List<Column<?>> known = resolved;
        if (known == null) {
            List<Column<?>> found = new ArrayList<>(targets.size());
            for (int index = 0; index < targets.size(); index++) {
                Column<?> column = targets.get(index).column();
                found.add(column == null ? lookUp(columns.get(index), targets.get(index)) : column);
            }
            known = List.copyOf(found);
            resolved = known;
        }
        return known;
    }

    /**
     * Returns the table referred to.
     *
     * @return the table
     * @throws SchemaException if the target was given by name and there is no such table or column
     */
    public Table referencedTable() {
        return referencedColumns().get(0).table();
    }

    /**
     * Returns the constraint's name.
     *
     * @return the name given, else that of the metadata's {@link NamingConvention}; empty for one that the database gives
     */
    public Optional<String> name() {
        return facts.name() != null
                ? Optional.of(facts.name())
                : table().metadata().naming().foreignKey(this);
    }

    /**
     * Returns what becomes of the rows when the row referred to is deleted.
     *
     * @return the action, empty for the database's own, which is to refuse
     */
    public Optional<ReferentialAction> onDelete() {
        return Optional.ofNullable(facts.onDelete());
    }

    /**
     * Returns what becomes of the rows when the row referred to gets another key.
     *
     * @return the action, empty for the database's own, which is to refuse
     */
    public Optional<ReferentialAction> onUpdate() {
        return Optional.ofNullable(facts.onUpdate());
    }

    /**
     * Tells whether the database looks at the reference when the transaction ends, and not with each statement.
     *
     * @return true for DEFERRABLE INITIALLY DEFERRED
     */
    public boolean isDeferred() {
        return facts.deferral() == Deferral.INITIALLY_DEFERRED;
    }

    /**
     * Returns when the database looks at the reference.
     *
     * @return when
     */
    public Deferral deferral() {
        return facts.deferral();
    }

    private static Column<?> lookUp(Column<?> column, Target target) {
        MetaData metadata = column.table().metadata();
        int dot = target.name().lastIndexOf('.');
        if (dot <= 0) {
            throw wrong(column, target, "is not of the form 'table.column'", "");
        }
        String tableName = target.name().substring(0, dot);
        String columnName = target.name().substring(dot + 1);
        Table table = metadata.findTable(tableName)
                .orElseThrow(() -> wrong(
                        column,
                        target,
                        "names no table of the metadata",
                        Suggestions.sentence("Tables", tableName, metadata.tableNames())));
        return table.findColumn(columnName)
                .orElseThrow(() -> wrong(
                        column,
                        target,
                        "names no column of '" + tableName + "'",
                        Suggestions.sentence(
                                "Columns",
                                columnName,
                                table.columns().stream().map(Column::name).toList())));
    }

    private static SchemaException wrong(Column<?> column, Target target, String what, String advice) {
        return new SchemaException(
                "The foreign key of column '" + column.table().name() + "." + column.name() + "' refers to '"
                        + target.name() + "', which " + what + ". " + advice);
    }
}
