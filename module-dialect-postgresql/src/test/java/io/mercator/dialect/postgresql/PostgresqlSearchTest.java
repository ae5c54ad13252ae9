package io.mercator.dialect.postgresql;

import static io.mercator.api.schema.Columns.computedStored;
import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.sql.Sql.advisoryLock;
import static io.mercator.api.sql.Sql.constant;
import static io.mercator.api.sql.Sql.function;
import static io.mercator.api.sql.Sql.insert;
import static io.mercator.api.sql.Sql.match;
import static io.mercator.api.sql.Sql.select;
import static io.mercator.api.sql.Sql.text;
import static io.mercator.api.sql.Sql.tryAdvisoryLock;
import static io.mercator.api.type.Types.INTEGER;
import static io.mercator.api.type.Types.TEXT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercator.api.dialect.Capability;
import io.mercator.api.engine.Connection;
import io.mercator.api.error.CompileException;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.Index;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;
import io.mercator.api.sql.TextMatch;
import io.mercator.dialect.postgresql.PostgresqlServer.Product;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Full-text search and advisory locks. */
class PostgresqlSearchTest {
    private static final TextualType TSVECTOR = new TextualType("TSVECTOR");

    static final class Posts extends Table {
        final Column<Integer> id = column("id", INTEGER, primaryKey());
        final Column<String> title = column("title", TEXT);
        final Column<String> body = column("body", TEXT);
        final Column<String> words =
                column("words", TSVECTOR, computedStored(function("to_tsvector", TSVECTOR, constant("english"), body)));

        Posts(MetaData metadata) {
            super(metadata, "posts");
            index(Index.of("ix_words", words).using("gin"));
            index(Index.of("ix_title", function("to_tsvector", TSVECTOR, constant("english"), title))
                    .using("gin"));
        }
    }

    private final MetaData metadata = new MetaData();
    private final Posts posts = new Posts(metadata);
    private TestSchema schema;

    @BeforeEach
    void fill() {
        schema = new TestSchema();
        metadata.createAll(schema.engine);
        post("Cats", "The cat sat on the mat, with other cats.");
        post("Dogs", "A dog chased the cat.");
        post(null, "Birds sing.");
    }

    private void post(String title, String body) {
        schema.engine.begin(connection ->
                connection.execute(insert(posts).set(posts.title, title).set(posts.body, body)));
    }

    @AfterEach
    void close() {
        schema.close();
    }

    private void finds(TextMatch match, String sql, Integer... ids) {
        var query = select(posts.id).where(match).orderBy(posts.id);
        assertThat(schema.engine.dialect().render(query))
                .isEqualTo("SELECT posts.id FROM posts WHERE " + sql + " ORDER BY posts.id");
        assertThat(schema.scalars(query)).isEqualTo(List.of(ids));
    }

    @Test
    void textsAreFoundByTheirWords() {
        finds(
                match(posts.body, "cats").configuration("english"),
                "to_tsvector('english', posts.body) @@ websearch_to_tsquery('english', ?)",
                1,
                2);
        finds(
                match(posts.body, "cat -dog").configuration("english"),
                "to_tsvector('english', posts.body) @@ websearch_to_tsquery('english', ?)",
                1);
        finds(match(posts.body, "\"the cat\""), "to_tsvector(posts.body) @@ websearch_to_tsquery(?)", 1, 2);
        finds(
                match(List.of(posts.title, posts.body), "birds").configuration("simple"),
                "to_tsvector('simple', coalesce(posts.title, '') || ' ' || coalesce(posts.body, ''))"
                        + " @@ websearch_to_tsquery('simple', ?)",
                3);
        finds(
                match(posts.words, "chasing").configuration("english"),
                "posts.words @@ websearch_to_tsquery('english', ?)",
                2);
    }

    @Test
    void betterMatchesComeFirst() {
        TextMatch cats = match(posts.words, "cat").configuration("english");
        var query = select(posts.id).where(cats).orderBy(cats.rank().desc());
        assertThat(schema.engine.dialect().render(query))
                .isEqualTo("SELECT posts.id FROM posts WHERE posts.words @@ websearch_to_tsquery('english', ?)"
                        + " ORDER BY ts_rank(posts.words, websearch_to_tsquery('english', ?)) DESC");
        assertThat(schema.scalars(query)).containsExactly(1, 2);
        assertThat(schema.scalars(select(cats.rank()).where(posts.id.eq(3)))).containsExactly(0f);
    }

    @Test
    void anIndexOfTheSameWordsServes() {
        assertThat(metadata.diff(schema.engine)).isEmpty();
        schema.engine.begin(connection -> {
            connection.execute(text("SET LOCAL enable_seqscan = off"));
            String plan = connection
                    .execute(text("EXPLAIN SELECT id FROM posts WHERE to_tsvector('english', title)"
                            + " @@ websearch_to_tsquery('english', 'cat')"))
                    .scalars()
                    .toString();
            assertThat(plan).contains("ix_title");
        });
    }

    @Test
    void aLockIsHeldToTheEndOfTheTransaction() {
        try (Connection one = schema.engine.connect();
                Connection other = schema.engine.connect()) {
            assertThat(one.execute(select(advisoryLock(42))).scalars()).containsExactly(true);
            assertThat(other.execute(select(tryAdvisoryLock(42))).scalars()).containsExactly(false);
            assertThat(other.execute(select(tryAdvisoryLock(43))).scalars()).containsExactly(true);
            assertThat(one.execute(select(tryAdvisoryLock(42))).scalars()).containsExactly(true);
            one.rollback();
            assertThat(other.execute(select(tryAdvisoryLock(42))).scalars()).containsExactly(true);
            other.rollback();
        }
        assertThat(schema.engine.dialect().render(select(advisoryLock(1), tryAdvisoryLock(2))))
                .isEqualTo(
                        "SELECT (pg_advisory_xact_lock(?) IS NOT NULL) AS anon, pg_try_advisory_xact_lock(?) AS anon_2");
    }

    @Test
    void whatOtherServersLackIsNotUsed() {
        PostgresqlDialect cockroach = new PostgresqlDialect(new PostgresqlServer(Product.COCKROACHDB, 24));
        assertThat(cockroach.render(match(posts.words, "cat"))).isEqualTo("posts.words @@ plainto_tsquery(?)");
        assertThat(cockroach.has(Capability.ADVISORY_LOCKS)).isFalse();
        assertThatThrownBy(() -> cockroach.render(advisoryLock(1)))
                .isInstanceOf(CompileException.class)
                .hasMessageContaining("Lock a row of a table that is kept for it");
        PostgresqlDialect old = new PostgresqlDialect(new PostgresqlServer(Product.POSTGRESQL, 10));
        assertThat(old.has(Capability.FULL_TEXT_SEARCH)).isFalse();
        assertThatThrownBy(() -> old.render(match(posts.words, "cat")))
                .isInstanceOf(CompileException.class)
                .hasMessageContaining("Full-text search is not known to this server");
    }
}
