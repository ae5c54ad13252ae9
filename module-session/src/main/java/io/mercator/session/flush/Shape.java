package io.mercator.session.flush;

import io.mercator.api.schema.Column;
import io.mercator.api.schema.Table;
import io.mercator.session.mapper.MapperPlan;
import java.util.BitSet;
import java.util.List;

/** What makes two rows of a flush fit one statement. */
sealed interface Shape {
    /** The kinds of statements. */
    enum Kind {
        INSERT,
        UPDATE,
        DELETE
    }

    Kind kind();

    /**
     * Rows of mapped objects.
     *
     * @param kind the kind of statement
     * @param plan the mapper
     * @param written the properties that get a value, by index
     * @param wanted the properties whose values the database makes, by index
     * @param isVersioned whether the row must have the version that the session knows
     */
    record OfObjects(Kind kind, MapperPlan<?> plan, BitSet written, BitSet wanted, boolean isVersioned)
            implements Shape {}

    /**
     * Rows of secondary tables.
     *
     * @param kind the kind of statement
     * @param table the table
     * @param columns the foreign keys to both sides
     */
    record OfLinks(Kind kind, Table table, List<Column<?>> columns) implements Shape {}
}
