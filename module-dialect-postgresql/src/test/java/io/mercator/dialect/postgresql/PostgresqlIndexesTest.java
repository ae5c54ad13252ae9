package io.mercator.dialect.postgresql;

import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.sql.Functions.lower;
import static io.mercator.api.sql.Sql.json;
import static io.mercator.api.type.Types.INTEGER;
import static io.mercator.api.type.Types.JSONB;
import static io.mercator.api.type.Types.STRING;
import static io.mercator.api.type.Types.array;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercator.api.dialect.Capability;
import io.mercator.api.error.CompileException;
import io.mercator.api.error.SchemaException;
import io.mercator.api.error.StatementException;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.CreateIndex;
import io.mercator.api.schema.Index;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;
import io.mercator.dialect.postgresql.PostgresqlServer.Product;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Indexes with all that PostgreSQL lets one say of them. */
class PostgresqlIndexesTest {
    static final class Posts extends Table {
        final Column<Integer> id = column("id", INTEGER, primaryKey());
        final Column<String> title = column("title", STRING);
        final Column<String> slug = column("slug", STRING);
        final Column<String> facts = column("facts", JSONB);
        final Column<List<String>> tags = column("tags", array(STRING));

        Posts(MetaData metadata) {
            super(metadata, "posts");
        }
    }

    private final MetaData metadata = new MetaData();
    private final Posts posts = new Posts(metadata);
    private TestSchema schema;

    @BeforeEach
    void open() {
        schema = new TestSchema();
    }

    @AfterEach
    void close() {
        schema.close();
    }

    @Test
    void whatIsSaidOfAnIndexIsFoundAgain() {
        Table table = posts;
        List<Index> indexes = List.of(
                Index.of("ix_facts", posts.facts).using("gin").operatorClasses("jsonb_path_ops"),
                Index.of("ix_tags", posts.tags).using("gin"),
                Index.of("ix_city", json(posts.facts).path("city").asString()),
                Index.of(
                                "ix_title",
                                posts.title.desc().nullsLast(),
                                posts.slug.asc().nullsLast())
                        .including(posts.id, posts.tags),
                Index.of("ix_like", lower(posts.title), posts.slug)
                        .operatorClasses("text_pattern_ops", "")
                        .where(posts.slug.isNotNull()));
        indexes.forEach(table::index);

        assertThat(indexes.stream()
                        .map(index ->
                                new PostgresqlDialect(PostgresqlServer.NEWEST).render(new CreateIndex(posts, index))))
                .containsExactly(
                        "CREATE INDEX ix_facts ON posts USING gin (facts jsonb_path_ops)",
                        "CREATE INDEX ix_tags ON posts USING gin (tags)",
                        "CREATE INDEX ix_city ON posts ((((facts) #>> '{\"city\"}')))",
                        "CREATE INDEX ix_title ON posts (title DESC NULLS LAST, slug) INCLUDE (id, tags)",
                        "CREATE INDEX ix_like ON posts ((lower(title)) text_pattern_ops, slug) WHERE slug IS NOT NULL");
        metadata.createAll(schema.engine);
        assertThat(metadata.diff(schema.engine)).isEmpty();
        MetaData reflected = new MetaData().reflect(schema.engine);
        assertThat(reflected.findTable("posts").orElseThrow().indexes()).hasSize(5);
        assertThat(reflected.diff(schema.engine)).isEmpty();
        assertThat(schema.engine.inspector().getTable("posts").indexes())
                .filteredOn(index -> index.name().equals("ix_title"))
                .singleElement()
                .satisfies(index -> assertThat(index.included()).containsExactly("id", "tags"));
    }

    /** PostgreSQL has these since version 15. */
    @Test
    void nullMayBeAValueThatIsThereOnce() {
        Index index = Index.of("ix_slug", posts.slug).nullsNotDistinct();
        posts.index(index);
        assertThat(new PostgresqlDialect(PostgresqlServer.NEWEST).render(new CreateIndex(posts, index)))
                .isEqualTo("CREATE UNIQUE INDEX ix_slug ON posts (slug) NULLS NOT DISTINCT");
        // The first connection tells the version.
        assertThat(schema.scalars("SELECT 1")).containsExactly(1);
        if (!schema.engine.dialect().has(Capability.NULLS_NOT_DISTINCT)) {
            assertThatThrownBy(() -> metadata.createAll(schema.engine))
                    .isInstanceOf(CompileException.class)
                    .hasMessageContaining("NULLS NOT DISTINCT is not known to this server");
            return;
        }
        metadata.createAll(schema.engine);
        assertThat(metadata.diff(schema.engine)).isEmpty();
        schema.sql("INSERT INTO posts (slug) VALUES (NULL)");
        assertThatThrownBy(() -> schema.sql("INSERT INTO posts (slug) VALUES (NULL)"))
                .isInstanceOf(StatementException.class)
                .hasMessageContaining("ix_slug");
    }

    @Test
    void anotherMethodOrOrderIsADifference() {
        posts.index(Index.of("ix_facts", posts.facts).using("gin"));
        posts.index(Index.of("ix_title", posts.title.asc().nullsFirst()));
        metadata.createAll(schema.engine);
        schema.sql(
                "DROP INDEX ix_facts",
                "CREATE INDEX ix_facts ON posts USING gin (facts jsonb_path_ops)",
                "DROP INDEX ix_title",
                "CREATE INDEX ix_title ON posts (title)");

        assertThat(metadata.diff(schema.engine))
                .extracting(Object::toString)
                .containsExactlyInAnyOrder(
                        "MISSING_INDEX posts, declared: CREATE INDEX IX_FACTS ON POSTS USING GIN ( FACTS )",
                        "MISSING_INDEX posts, declared: CREATE INDEX IX_TITLE ON POSTS ( TITLE NULLS FIRST )",
                        "EXTRA_INDEX posts, present: CREATE INDEX IX_FACTS ON POSTS USING GIN ( FACTS JSONB_PATH_OPS )",
                        "EXTRA_INDEX posts, present: CREATE INDEX IX_TITLE ON POSTS ( TITLE )");
    }

    @Test
    void whatIsNoNameAndWhatAServerLacksIsRefused() {
        assertThatThrownBy(() -> Index.of("ix", posts.id).using("gin; DROP TABLE x"))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("is no name of an index method");
        assertThatThrownBy(() -> Index.of("ix", posts.id).operatorClasses("a", "b"))
                .isInstanceOf(SchemaException.class)
                .hasMessage("Index 'ix' has 1 items, and 2 operator classes were given. Give one for each, \"\" for the"
                        + " database's choice.");
        assertThatThrownBy(() -> new PostgresqlDialect(new PostgresqlServer(Product.POSTGRESQL, 14))
                        .render(new CreateIndex(posts, Index.of("ix", posts.id).nullsNotDistinct())))
                .isInstanceOf(CompileException.class)
                .hasMessage("NULLS NOT DISTINCT is not known to this server. Write the definition without it, or use a"
                        + " newer one.");
    }
}
