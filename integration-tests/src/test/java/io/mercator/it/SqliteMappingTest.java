package io.mercator.it;

import static io.mercator.api.schema.Columns.column;
import static io.mercator.api.schema.Columns.unique;
import static io.mercator.api.type.Types.STRING;

import org.junit.jupiter.api.Test;

/** The mapping on SQLite. */
class SqliteMappingTest extends MappingContract {
    SqliteMappingTest() {
        super("sqlite");
    }

    @Test
    void aSwapOfUniqueValuesParksOneAtNullWhereTheColumnAllowsIt() {
        swap(
                column("code", STRING.length(20), unique()),
                "BEGIN",
                "UPDATE things SET code=? WHERE things.id = ? (null, 1), ('a', 2), ('b', 1)");
    }
}
