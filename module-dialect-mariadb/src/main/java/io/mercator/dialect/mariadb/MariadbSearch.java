package io.mercator.dialect.mariadb;

import io.mercator.api.dialect.SqlWriter;
import io.mercator.api.error.CompileException;
import io.mercator.api.sql.ColumnRef;
import io.mercator.api.sql.TextMatch;
import io.mercator.api.sql.TextRank;

/** Full-text search in the columns of a FULLTEXT index (MariaDB, "Full-text index overview"; MySQL 8.4, 14.9). */
final class MariadbSearch {
    private MariadbSearch() {}

    /** In the mode whose queries have phrases, and words that must or must not be there. */
    static void match(TextMatch node, SqlWriter writer) {
        if (node.configuration().isPresent()) {
            throw new CompileException(
                    "MariaDB and MySQL take words apart as the FULLTEXT index was created to do. Leave"
                            + " configuration(\"" + node.configuration().get() + "\") out.");
        }
        if (!node.texts().stream().allMatch(ColumnRef.class::isInstance)) {
            throw new CompileException("Full-text search looks at columns here, all those of one FULLTEXT index. Give"
                    + " match(...) the columns themselves.");
        }
        writer.sql("MATCH (").nodes(node.texts(), ", ").sql(") AGAINST (");
        writer.node(node.query()).sql(" IN BOOLEAN MODE)");
    }

    /** The same is a number that is greater the better the match is. */
    static void rank(TextRank node, SqlWriter writer) {
        match(node.match(), writer);
    }
}
