package io.mercator.engine.render;

import io.mercator.api.dialect.SqlWriter;
import io.mercator.api.error.CompileException;
import io.mercator.api.sql.AdvisoryLock;
import io.mercator.api.sql.TextMatch;
import io.mercator.api.sql.TextRank;

/** Refuses what each database that has it writes its own way. */
final class SearchRendering {
    private SearchRendering() {}

    static void match(TextMatch node, SqlWriter writer) {
        throw noSearch(writer);
    }

    static void rank(TextRank node, SqlWriter writer) {
        throw noSearch(writer);
    }

    private static CompileException noSearch(SqlWriter writer) {
        return new CompileException(
                "Full-text search is not known to '" + writer.dialect().name()
                        + "'. Look for parts of the text with contains(...) or ilike(...), or ask a search engine.");
    }

    static void lock(AdvisoryLock node, SqlWriter writer) {
        throw new CompileException(
                "Advisory locks are not known to '" + writer.dialect().name()
                        + "'. Lock a row of a table that is kept for it: select(...).forUpdate(), where the database has that.");
    }
}
