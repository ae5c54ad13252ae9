package io.mercator.dialect.mariadb;

import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.sql.Functions.lower;
import static io.mercator.api.sql.Sql.insert;
import static io.mercator.api.sql.Sql.match;
import static io.mercator.api.sql.Sql.select;
import static io.mercator.api.type.Types.INTEGER;
import static io.mercator.api.type.Types.STRING;
import static io.mercator.api.type.Types.TEXT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercator.api.error.CompileException;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.Index;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.SchemaDifference;
import io.mercator.api.schema.Table;
import io.mercator.api.sql.Statement;
import io.mercator.api.sql.TextMatch;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Words in texts, found by indexes of them. */
class MariadbSearchTest {
    static final class Articles extends Table {
        final Column<Integer> id = column("id", INTEGER, primaryKey());
        final Column<String> title = column("title", STRING.length(50));
        final Column<String> body = column("body", TEXT);

        Articles(MetaData metadata) {
            super(metadata, "articles");
            index(Index.of("ft_articles", title, body).using("FULLTEXT"));
        }
    }

    private final MetaData metadata = new MetaData();
    private final Articles articles = new Articles(metadata);
    private TestSchema schema;

    @BeforeEach
    void fill() {
        schema = new TestSchema();
        metadata.createAll(schema.engine);
        schema.engine.begin(connection -> {
            for (String title : List.of("a cat and a dog", "the dog", "a fish")) {
                connection.execute(insert(articles)
                        .set(articles.title, title)
                        .set(
                                articles.body,
                                "what the "
                                        + title.substring(title.length() - 4).trim() + " does"));
            }
        });
    }

    @AfterEach
    void close() {
        schema.close();
    }

    private TextMatch articles(String query) {
        return match(List.of(articles.title, articles.body), query);
    }

    private void finds(String query, Integer... ids) {
        assertThat(schema.scalars(select(articles.id).where(articles(query)).orderBy(articles.id)))
                .isEqualTo(List.of(ids));
    }

    @Test
    void wordsPhrasesAndWhatMustNotBeThereAreFound() {
        assertThat(schema.engine.dialect().render(select(articles.id).where(articles("dog"))))
                .isEqualTo("SELECT articles.id FROM articles"
                        + " WHERE MATCH (articles.title, articles.body) AGAINST (? IN BOOLEAN MODE)");
        finds("dog", 1, 2);
        finds("cat fish", 1, 3);
        finds("+dog -cat", 2);
        finds("\"dog does\"", 1, 2);
        finds("fis*", 3);
        finds("nothing");
    }

    @Test
    void theBetterMatchComesFirst() {
        TextMatch match = articles("cat dog");
        Statement<?> query =
                select(articles.id).where(match).orderBy(match.rank().desc());
        assertThat(schema.engine.dialect().render(query))
                .isEqualTo("SELECT articles.id FROM articles"
                        + " WHERE MATCH (articles.title, articles.body) AGAINST (? IN BOOLEAN MODE)"
                        + " ORDER BY MATCH (articles.title, articles.body) AGAINST (? IN BOOLEAN MODE) DESC");
        assertThat(schema.scalars(query)).containsExactly(1, 2);
    }

    @Test
    void theIndexIsFoundAgain() {
        assertThat(metadata.diff(schema.engine)).isEmpty();
        assertThat(schema.engine.inspector().getTable("articles").indexes())
                .extracting(index -> index.name() + " " + index.method().orElse("-")
                        + index.parts().stream().map(part -> part.text()).toList())
                .containsExactly("ft_articles FULLTEXT[title, body]");
        assertThat(new MetaData().reflect(schema.engine).diff(schema.engine)).isEmpty();
        schema.sql("DROP INDEX ft_articles ON articles");
        assertThat(metadata.diff(schema.engine))
                .extracting(SchemaDifference::statements)
                .hasToString("[[CREATE FULLTEXT INDEX ft_articles ON articles (title, body)]]");
    }

    private void refused(Runnable work, String reason) {
        assertThatThrownBy(work::run).isInstanceOf(CompileException.class).hasMessageContaining(reason);
    }

    @Test
    void whatTheSearchDoesNotKnowIsRefused() {
        refused(
                () -> schema.engine
                        .dialect()
                        .render(select(articles.id).where(articles("x").configuration("english"))),
                "Leave configuration(\"english\") out");
        refused(
                () -> schema.engine.dialect().render(select(articles.id).where(match(lower(articles.title), "x"))),
                "Give match(...) the columns themselves");
    }
}
