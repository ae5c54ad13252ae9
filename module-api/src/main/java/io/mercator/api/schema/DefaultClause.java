package io.mercator.api.schema;

import io.mercator.api.sql.SchemaElement;

/**
 * The default of a column in its definition: {@code DEFAULT ...} (SQL:2016, 11.5).
 *
 * @param column a column with a server default
 */
public record DefaultClause(Column<?> column) implements SchemaElement {
    @Override
    public Class<DefaultClause> kind() {
        return DefaultClause.class;
    }
}
