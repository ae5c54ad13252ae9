package io.mercator.api.schema;

import io.mercator.api.error.SchemaException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A sequence generator (SQL:2016, 4.27). {@code createAll} creates it where the database has sequences; elsewhere it is
 * ignored and the key is generated the database's own way, as in SQLAlchemy.
 *
 * @param schema the schema that holds it, null for the connection's own
 * @param name its name, unquoted
 * @param start the first value
 */
public record Sequence(@Nullable String schema, String name, long start) {
    /**
     * Checks the name.
     *
     * @param schema the schema that holds it, null for the connection's own
     * @param name its name, unquoted
     * @param start the first value
     */
    public Sequence {
        if (name.isEmpty()) {
            throw new SchemaException("A sequence needs a name.");
        }
    }

    /**
     * Names a sequence that starts with 1.
     *
     * @param name its name, unquoted
     * @return the sequence
     */
    public static Sequence of(String name) {
        return new Sequence(null, name, 1);
    }

    /**
     * Returns the schema.
     *
     * @return the schema's name, empty for the connection's own
     */
    public Optional<String> schemaName() {
        return Optional.ofNullable(schema);
    }
}
