package io.mercator.session.flush;

import io.mercator.session.mapper.MapperPlan;
import java.util.BitSet;

/**
 * What makes two rows of a flush fit one statement.
 *
 * @param kind the kind of statement
 * @param plan the mapper
 * @param written the properties that get a value, by index
 * @param wanted the properties whose values the database makes, by index
 */
record Shape(Kind kind, MapperPlan<?> plan, BitSet written, BitSet wanted) {
    enum Kind {
        INSERT,
        UPDATE,
        DELETE
    }
}
