package io.mercator.api.inspect;

import io.mercator.api.schema.TextConstraint;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A table or view as the database has it.
 *
 * @param schemaName the schema, null for the connection's own
 * @param name the name
 * @param viewSql the query of a view, null for a table
 * @param columns the columns in order
 * @param primaryKeyOrNull the primary key, null where there is none
 * @param foreignKeys the foreign keys
 * @param uniques the unique constraints
 * @param checks the check constraints
 * @param indexes the indexes that no constraint made
 * @param commentOrNull what the table is for, null where nothing is said
 * @param others constraints that the standard has no words for
 * @param materialized whether the rows of a view are kept
 */
public record TableDescription(
        @Nullable String schemaName,
        String name,
        @Nullable String viewSql,
        List<ColumnDescription> columns,
        @Nullable KeyDescription primaryKeyOrNull,
        List<ForeignKeyDescription> foreignKeys,
        List<KeyDescription> uniques,
        List<CheckDescription> checks,
        List<IndexDescription> indexes,
        @Nullable String commentOrNull,
        List<TextConstraint> others,
        boolean materialized) {
    /**
     * Copies the lists.
     *
     * @param schemaName the schema, null for the connection's own
     * @param name the name
     * @param viewSql the query of a view, null for a table
     * @param columns the columns in order
     * @param primaryKeyOrNull the primary key, null where there is none
     * @param foreignKeys the foreign keys
     * @param uniques the unique constraints
     * @param checks the check constraints
     * @param indexes the indexes that no constraint made
     * @param commentOrNull what the table is for, null where nothing is said
     * @param others constraints that the standard has no words for
     * @param materialized whether the rows of a view are kept
     */
    public TableDescription {
        columns = List.copyOf(columns);
        foreignKeys = List.copyOf(foreignKeys);
        uniques = List.copyOf(uniques);
        checks = List.copyOf(checks);
        indexes = List.copyOf(indexes);
        others = List.copyOf(others);
    }

    /**
     * Describes a table or view as nearly every database has it.
     *
     * @param schemaName the schema, null for the connection's own
     * @param name the name
     * @param viewSql the query of a view, null for a table
     * @param columns the columns in order
     * @param primaryKeyOrNull the primary key, null where there is none
     * @param foreignKeys the foreign keys
     * @param uniques the unique constraints
     * @param checks the check constraints
     * @param indexes the indexes that no constraint made
     * @param commentOrNull what the table is for, null where nothing is said
     */
    public TableDescription(
            @Nullable String schemaName,
            String name,
            @Nullable String viewSql,
            List<ColumnDescription> columns,
            @Nullable KeyDescription primaryKeyOrNull,
            List<ForeignKeyDescription> foreignKeys,
            List<KeyDescription> uniques,
            List<CheckDescription> checks,
            List<IndexDescription> indexes,
            @Nullable String commentOrNull) {
        this(
                schemaName,
                name,
                viewSql,
                columns,
                primaryKeyOrNull,
                foreignKeys,
                uniques,
                checks,
                indexes,
                commentOrNull,
                List.of(),
                false);
    }

    /**
     * Returns the schema.
     *
     * @return its name, empty for the connection's own
     */
    public Optional<String> schema() {
        return Optional.ofNullable(schemaName);
    }

    /**
     * Tells whether this is a view.
     *
     * @return true for a view
     */
    public boolean isView() {
        return viewSql != null;
    }

    /**
     * Returns the primary key.
     *
     * @return the key, empty where there is none
     */
    public Optional<KeyDescription> primaryKey() {
        return Optional.ofNullable(primaryKeyOrNull);
    }

    /**
     * Returns what the table is for.
     *
     * @return the comment, empty where nothing is said
     */
    public Optional<String> comment() {
        return Optional.ofNullable(commentOrNull);
    }

    /**
     * Finds a column.
     *
     * @param column its name
     * @return the column, empty when there is none
     */
    public Optional<ColumnDescription> findColumn(String column) {
        return columns.stream().filter(known -> known.name().equals(column)).findFirst();
    }
}
