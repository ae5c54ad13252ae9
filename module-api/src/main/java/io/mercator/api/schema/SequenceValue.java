package io.mercator.api.schema;

import io.mercator.api.sql.SchemaElement;

/**
 * The next value of a sequence (SQL:2016, 6.14: {@code NEXT VALUE FOR name}), as a statement of its own that gives a
 * number of values.
 *
 * @param sequence the sequence
 * @param count how many values, at least 1; one row for each
 */
public record SequenceValue(Sequence sequence, int count) implements SchemaElement {
    @Override
    public Class<SequenceValue> kind() {
        return SequenceValue.class;
    }
}
