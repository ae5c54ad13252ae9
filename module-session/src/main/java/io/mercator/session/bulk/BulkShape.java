package io.mercator.session.bulk;

import io.mercator.api.schema.Column;
import io.mercator.api.schema.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What makes two rows fit one statement.
 *
 * @param kind the kind of statement
 * @param table the table
 * @param written the columns that get a value, in the order in which rows bind them
 * @param wanted the columns of an INSERT whose values the database makes and the engine is asked for
 * @param key the columns by which an UPDATE or DELETE finds its row
 * @param version the column whose value the row must have as well, or null
 */
record BulkShape(
        Kind kind,
        Table table,
        List<Column<?>> written,
        List<Column<?>> wanted,
        List<Column<?>> key,
        @Nullable Column<?> version) {
    enum Kind {
        INSERT("insert"),
        UPDATE("update"),
        DELETE("delete");

        private final String method;

        Kind(String method) {
            this.method = method;
        }

        /** Returns how the user calls it. */
        String operation() {
            return "bulk()." + method + "(...)";
        }
    }

    static BulkShape insert(Table table, List<Column<?>> written, List<Column<?>> wanted) {
        return new BulkShape(Kind.INSERT, table, List.copyOf(written), List.copyOf(wanted), List.of(), null);
    }

    static BulkShape update(Table table, List<Column<?>> written, List<Column<?>> key, @Nullable Column<?> version) {
        return new BulkShape(Kind.UPDATE, table, List.copyOf(written), List.of(), List.copyOf(key), version);
    }

    static BulkShape delete(Table table, List<Column<?>> key, @Nullable Column<?> version) {
        return new BulkShape(Kind.DELETE, table, List.of(), List.of(), List.copyOf(key), version);
    }
}
