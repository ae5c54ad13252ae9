package io.mercator.api.schema;

import io.mercator.api.sql.SchemaElement;

/**
 * What makes the database generate a column's values, in its definition: standard SQL writes {@code GENERATED ... AS
 * IDENTITY} (SQL:2016, 11.4); a dialect whose database needs nothing or something else takes this over.
 *
 * @param column the generated column
 */
public record IdentityClause(Column<?> column) implements SchemaElement {
    @Override
    public Class<IdentityClause> kind() {
        return IdentityClause.class;
    }
}
