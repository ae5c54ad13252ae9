package io.mercator.dialect.postgresql;

import io.mercator.api.dialect.SqlWriter;
import io.mercator.api.error.CompileException;
import io.mercator.api.sql.AdvisoryLock;
import io.mercator.api.sql.Expression;
import io.mercator.api.sql.TextMatch;
import io.mercator.api.sql.TextRank;
import io.mercator.api.type.CustomType;
import io.mercator.dialect.postgresql.PostgresqlServer.Product;

/** Full-text search (PostgreSQL 18, chapter 12), and advisory locks (13.3.5). */
final class PostgresqlSearch {
    private final String queryFunction;
    private final boolean isKnown;
    private final boolean hasLocks;

    /** CockroachDB takes words alone, and takes advisory locks without locking anything. */
    PostgresqlSearch(PostgresqlServer server) {
        boolean cockroach = server.is(Product.COCKROACHDB);
        this.queryFunction = cockroach ? "plainto_tsquery" : "websearch_to_tsquery";
        this.isKnown = cockroach ? server.major() >= 23 : server.isPostgresqlFrom(11);
        this.hasLocks = hasLocks(server);
    }

    static boolean hasSearch(PostgresqlServer server) {
        return new PostgresqlSearch(server).isKnown;
    }

    /** YugabyteDB has them since versions that are no longer PostgreSQL 11 within. */
    static boolean hasLocks(PostgresqlServer server) {
        return server.is(Product.POSTGRESQL) || (server.is(Product.YUGABYTEDB) && server.isPostgresqlFrom(15));
    }

    void match(TextMatch node, SqlWriter writer) {
        checkKnown();
        vector(node, writer);
        writer.sql(" @@ ");
        query(node, writer);
    }

    void rank(TextRank node, SqlWriter writer) {
        checkKnown();
        writer.sql("ts_rank(");
        vector(node.match(), writer);
        writer.sql(", ");
        query(node.match(), writer);
        writer.sql(")");
    }

    private void checkKnown() {
        if (!isKnown) {
            throw new CompileException("Full-text search is not known to this server. Look for parts of the text with"
                    + " contains(...) or ilike(...), or use a newer one.");
        }
    }

    private void query(TextMatch node, SqlWriter writer) {
        call(queryFunction, node, writer);
        writer.node(node.query()).sql(")");
    }

    private static void call(String function, TextMatch node, SqlWriter writer) {
        writer.sql(function + "(");
        node.configuration()
                .ifPresent(name -> writer.sql(PostgresqlStrings.literal(name)).sql(", "));
    }

    /** What is a vector already stands bare, so that an index of it may serve. */
    private static void vector(TextMatch node, SqlWriter writer) {
        Expression<?> only = node.texts().get(0);
        if (node.texts().size() == 1 && isVector(only, writer)) {
            writer.node(only);
            return;
        }
        call("to_tsvector", node, writer);
        if (node.texts().size() == 1) {
            writer.node(only);
        } else {
            for (int index = 0; index < node.texts().size(); index++) {
                writer.sql(index == 0 ? "coalesce(" : " || ' ' || coalesce(")
                        .node(node.texts().get(index))
                        .sql(", '')");
            }
        }
        writer.sql(")");
    }

    private static boolean isVector(Expression<?> expression, SqlWriter writer) {
        return expression.type().on(writer.dialect().name()).stored() instanceof CustomType<?> custom
                && custom.sqlName().equalsIgnoreCase("tsvector");
    }

    /** The function that waits gives nothing, which is not NULL. */
    void lock(AdvisoryLock node, SqlWriter writer) {
        if (!hasLocks) {
            throw new CompileException(
                    "Advisory locks are not known to this server. Lock a row of a table that is kept for"
                            + " it: select(...).forUpdate().");
        }
        writer.sql(node.isWaiting() ? "(pg_advisory_xact_lock(" : "pg_try_advisory_xact_lock(")
                .node(node.key())
                .sql(node.isWaiting() ? ") IS NOT NULL)" : ")");
    }
}
