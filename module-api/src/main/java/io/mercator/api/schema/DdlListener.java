package io.mercator.api.schema;

import java.util.List;

/**
 * Adds statements of one's own to the definition of a schema: partitions, grants, triggers. Given by
 * {@link MetaData#listen}; asked from the thread that plans the definition, and for {@link MetaData#createStatements}
 * as well. What was added runs only where the statement itself does.
 */
public interface DdlListener {
    /**
     * Returns what runs before a statement.
     *
     * @param statement for example a {@link CreateTable} or {@link DropTable}
     * @param dialect for which database
     * @return statements in order, {@link DdlText}s among them; empty for none
     */
    default List<DdlStatement> before(DdlStatement statement, DdlDialect dialect) {
        return List.of();
    }

    /**
     * Returns what runs after a statement.
     *
     * @param statement for example a {@link CreateTable} or {@link DropTable}
     * @param dialect for which database
     * @return statements in order, {@link DdlText}s among them; empty for none
     */
    default List<DdlStatement> after(DdlStatement statement, DdlDialect dialect) {
        return List.of();
    }
}
