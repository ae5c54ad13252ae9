package io.mercator.api.schema;

import io.mercator.api.sql.SchemaElement;

/**
 * What makes a column a computed one, in its definition: {@code GENERATED ALWAYS AS (...)} (SQL:2016, 11.4).
 *
 * @param column a computed column
 */
public record ComputedClause(Column<?> column) implements SchemaElement {
    @Override
    public Class<ComputedClause> kind() {
        return ComputedClause.class;
    }
}
