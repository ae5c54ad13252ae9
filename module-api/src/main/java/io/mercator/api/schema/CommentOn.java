package io.mercator.api.schema;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code COMMENT ON TABLE} or {@code COMMENT ON COLUMN}, which no standard knows and several databases have.
 *
 * @param table the table
 * @param commented the column, null for the comment of the table itself
 * @param text the comment
 */
public record CommentOn(Table table, @Nullable Column<?> commented, String text) implements DdlStatement {
    /**
     * Returns the column.
     *
     * @return the column, empty for the comment of the table itself
     */
    public Optional<Column<?>> column() {
        return Optional.ofNullable(commented);
    }
}
