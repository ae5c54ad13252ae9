package io.mercator.api.schema;

import io.mercator.api.sql.SchemaElement;

/**
 * A column in CREATE TABLE: name, type, default, NOT NULL, identity (SQL:2016, 11.4).
 *
 * @param column the column
 */
public record ColumnDefinition(Column<?> column) implements SchemaElement {
    @Override
    public Class<ColumnDefinition> kind() {
        return ColumnDefinition.class;
    }
}
