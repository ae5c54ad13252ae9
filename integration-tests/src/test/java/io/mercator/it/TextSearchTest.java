package io.mercator.it;

import static io.mercator.api.sql.Sql.insert;
import static io.mercator.api.sql.Sql.match;
import static io.mercator.api.sql.Sql.select;
import static io.mercator.api.sql.Sql.text;
import static io.mercator.api.type.Types.TEXT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercator.api.engine.Engine;
import io.mercator.api.error.CompileException;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;
import io.mercator.api.sql.TextMatch;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Full-text search in a table of SQLite's FTS5. */
class TextSearchTest {
    static final class Posts extends Table {
        final Column<String> title = column("title", TEXT);
        final Column<String> body = column("body", TEXT);

        Posts(MetaData metadata) {
            super(metadata, "posts");
        }
    }

    private final Posts posts = new Posts(new MetaData());

    @Test
    void textsAreFoundByTheirWordsAndTheBestComeFirst() {
        try (Engine engine = Engine.create("sqlite::memory:")) {
            engine.begin(connection -> {
                connection.execute(text("CREATE VIRTUAL TABLE posts USING fts5(title, body, tokenize = porter)"));
                connection.execute(insert(posts)
                        .set(posts.title, "dogs")
                        .set(posts.body, "a long text in which a dog chased one cat over hill and dale"));
                connection.execute(insert(posts).set(posts.title, "cats").set(posts.body, "cat, cats"));
                connection.execute(insert(posts).set(posts.title, "birds").set(posts.body, "sing"));

                TextMatch cats = match(posts.body, "cats");
                var query = select(posts.title).where(cats).orderBy(cats.rank().desc());
                assertThat(engine.dialect().render(query))
                        .isEqualTo("SELECT posts.title FROM posts WHERE posts.body MATCH ?"
                                + " ORDER BY (-bm25(posts)) DESC");
                assertThat(connection.execute(query).scalars()).containsExactly("cats", "dogs");
            });
            assertThatThrownBy(() -> engine.dialect().render(match(List.of(posts.title, posts.body), "cats")))
                    .isInstanceOf(CompileException.class)
                    .hasMessageContaining("looks at one column of an FTS5 table");
            assertThatThrownBy(() ->
                            engine.dialect().render(match(posts.body, "cats").configuration("english")))
                    .isInstanceOf(CompileException.class)
                    .hasMessageContaining("name a tokenizer where the table is created");
        }
    }

    @Test
    void whereThereIsNoneItIsRefused() {
        try (Engine derby = Engine.create("derby:memory:search")) {
            assertThatThrownBy(() -> derby.dialect().render(match(posts.body, "cats")))
                    .isInstanceOf(CompileException.class)
                    .hasMessage(
                            "Full-text search is not known to 'derby'. Look for parts of the text with contains(...) or"
                                    + " ilike(...), or ask a search engine.");
        }
    }
}
