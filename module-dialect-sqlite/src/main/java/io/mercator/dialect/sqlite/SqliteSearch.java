package io.mercator.dialect.sqlite;

import io.mercator.api.dialect.SqlWriter;
import io.mercator.api.error.CompileException;
import io.mercator.api.sql.ColumnRef;
import io.mercator.api.sql.TextMatch;
import io.mercator.api.sql.TextRank;

/** Full-text search in the columns of an FTS5 table (sqlite.org/fts5.html). */
final class SqliteSearch {
    private SqliteSearch() {}

    static void match(TextMatch node, SqlWriter writer) {
        writer.node(column(node)).sql(" MATCH ").node(node.query());
    }

    /** The better the match, the smaller is the number that SQLite gives. */
    static void rank(TextRank node, SqlWriter writer) {
        writer.sql("(-bm25(")
                .name(column(node.match()).from().correlationName())
                .sql("))");
    }

    private static ColumnRef<?> column(TextMatch node) {
        if (node.configuration().isPresent()) {
            throw new CompileException(
                    "SQLite takes words apart as its FTS5 table was created to do. Leave configuration(\""
                            + node.configuration().get() + "\") out, and name a tokenizer where the table is created.");
        }
        if (node.texts().size() == 1 && node.texts().get(0) instanceof ColumnRef<?> column) {
            return column;
        }
        throw new CompileException(
                "SQLite's full-text search looks at one column of an FTS5 table. Match that column, or join"
                        + " conditions with or(...).");
    }
}
