package io.mercator.dialect.mariadb;

import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.sql.Sql.insert;
import static io.mercator.api.sql.Sql.json;
import static io.mercator.api.sql.Sql.literal;
import static io.mercator.api.sql.Sql.select;
import static io.mercator.api.type.Types.INTEGER;
import static io.mercator.api.type.Types.JSON;
import static io.mercator.api.type.Types.TEXT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercator.api.schema.Column;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;
import io.mercator.api.sql.Condition;
import io.mercator.api.sql.Expression;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Values at places in JSON documents, and what documents have in them. */
class MariadbJsonTest {
    private static final String ANN =
            "{\"name\": \"ann\", \"age\": 50, \"far\": 12345678901, \"ratio\": 0.5, \"ok\": true, \"quoted\": \"a\\\\b\\\"\\u00e9\\n\","
                    + " \"none\": null, \"word\": \"null\", \"it's \\\"q\\\" \\\\\": {\"deep\": [1, {\"x\": \"y\"}]}, \"tags\": [\"a\", \"b\"],"
                    + " \"huge\": 99999999999999999999}";

    static final class Profiles extends Table {
        final Column<Integer> id = column("id", INTEGER, primaryKey());
        final Column<String> facts = column("facts", JSON);
        final Column<String> text = column("words", TEXT);

        Profiles(MetaData metadata) {
            super(metadata, "profiles");
        }
    }

    private final MetaData metadata = new MetaData();
    private final Profiles profiles = new Profiles(metadata);
    private TestSchema schema;

    @BeforeEach
    void fill() {
        schema = new TestSchema();
        metadata.createAll(schema.engine);
        schema.engine.begin(connection -> {
            for (String document :
                    List.of(ANN, "{\"name\": \"bob\", \"age\": 5, \"ok\": \"true\", \"ratio\": \"x\"}")) {
                connection.execute(
                        insert(profiles).set(profiles.facts, document).set(profiles.text, document));
            }
        });
    }

    @AfterEach
    void close() {
        schema.close();
    }

    private void gives(Expression<?> expression, String sql, Object first, Object second) {
        var query = select(List.of(expression.as("x"))).from(profiles).orderBy(profiles.id);
        assertThat(schema.engine.dialect().render(query))
                .isEqualTo("SELECT " + sql + " AS x FROM profiles ORDER BY profiles.id");
        assertThat(schema.scalars(query)).containsExactly(first, second);
    }

    private void finds(Condition condition, String sql, Integer... ids) {
        var query = select(profiles.id).where(condition).orderBy(profiles.id);
        assertThat(schema.engine.dialect().render(query))
                .isEqualTo("SELECT profiles.id FROM profiles WHERE " + sql + " ORDER BY profiles.id");
        assertThat(schema.scalars(query)).isEqualTo(List.of(ids));
    }

    private static String text(String extracted) {
        return "CASE WHEN JSON_TYPE(" + extracted + ") <> 'NULL' THEN JSON_UNQUOTE(" + extracted + ") END";
    }

    @Test
    void textsAreWithoutQuotesAndEscapes() {
        gives(
                json(profiles.facts).path("name").asString(),
                "CASE WHEN JSON_TYPE(JSON_EXTRACT(profiles.facts, '$.\"name\"')) <> 'NULL'"
                        + " THEN JSON_UNQUOTE(JSON_EXTRACT(profiles.facts, '$.\"name\"')) END",
                "ann",
                "bob");
        gives(
                json(profiles.text).path("ok").asString(),
                text("JSON_EXTRACT(profiles.words, '$.\"ok\"')"),
                "true",
                "true");
        gives(
                json(profiles.facts).path("quoted").asString(),
                text("JSON_EXTRACT(profiles.facts, '$.\"quoted\"')"),
                "a\\b\"\u00e9\n",
                null);
        gives(
                json(profiles.facts).path("none").asString(),
                text("JSON_EXTRACT(profiles.facts, '$.\"none\"')"),
                null,
                null);
        gives(
                json(profiles.facts).path("word").asString(),
                text("JSON_EXTRACT(profiles.facts, '$.\"word\"')"),
                "null",
                null);
        gives(
                json(profiles.facts)
                        .path("it's \"q\" \\", "deep")
                        .at(1)
                        .path("x")
                        .asString(),
                text("JSON_EXTRACT(profiles.facts, CONCAT('$.\"it''s ', CHAR(92 USING utf8mb4), '\"q',"
                        + " CHAR(92 USING utf8mb4), '\" ', CHAR(92 USING utf8mb4), CHAR(92 USING utf8mb4),"
                        + " '\".\"deep\"[1].\"x\"'))"),
                "y",
                null);
    }

    @Test
    void valuesHaveTheTypeThatIsAskedForAndOthersAreNone() {
        gives(
                json(profiles.facts).path("age").asInteger(),
                "CASE WHEN JSON_TYPE(JSON_EXTRACT(profiles.facts, '$.\"age\"')) IN ('INTEGER', 'UNSIGNED INTEGER')"
                        + " THEN CAST(JSON_UNQUOTE(JSON_EXTRACT(profiles.facts, '$.\"age\"')) AS DECIMAL(65)) END",
                50,
                5);
        gives(
                json(profiles.text).path("far").asLong(),
                "CASE WHEN JSON_TYPE(JSON_EXTRACT(profiles.words, '$.\"far\"')) IN ('INTEGER', 'UNSIGNED INTEGER')"
                        + " THEN CAST(JSON_UNQUOTE(JSON_EXTRACT(profiles.words, '$.\"far\"')) AS DECIMAL(65)) END",
                12345678901L,
                null);
        gives(
                json(profiles.facts).path("ratio").asDouble(),
                "CASE WHEN JSON_TYPE(JSON_EXTRACT(profiles.facts, '$.\"ratio\"'))"
                        + " IN ('INTEGER', 'UNSIGNED INTEGER', 'DOUBLE', 'DECIMAL')"
                        + " THEN CAST(JSON_UNQUOTE(JSON_EXTRACT(profiles.facts, '$.\"ratio\"')) AS DOUBLE) END",
                0.5,
                null);
        gives(
                json(profiles.facts).path("ok").asBoolean(),
                "CASE WHEN JSON_TYPE(JSON_EXTRACT(profiles.facts, '$.\"ok\"')) = 'BOOLEAN'"
                        + " THEN JSON_UNQUOTE(JSON_EXTRACT(profiles.facts, '$.\"ok\"')) = 'true' END",
                true,
                null);
        gives(
                json(literal("[7]", JSON)).at(0).asInteger(),
                "CASE WHEN JSON_TYPE(JSON_EXTRACT(?, '$[0]')) IN ('INTEGER', 'UNSIGNED INTEGER')"
                        + " THEN CAST(JSON_UNQUOTE(JSON_EXTRACT(?, '$[0]')) AS DECIMAL(65)) END",
                7,
                7);
        assertThatThrownBy(() -> schema.scalars(
                        select(json(profiles.facts).path("huge").asLong().as("x"))
                                .from(profiles)))
                .hasMessageContaining("99999999999999999999");
    }

    @Test
    void partsAreDocuments() {
        gives(
                json(profiles.facts).path("tags").asJson(),
                "JSON_EXTRACT(profiles.facts, '$.\"tags\"')",
                "[\"a\", \"b\"]",
                null);
        gives(json(profiles.facts).path("none").asJson(), "JSON_EXTRACT(profiles.facts, '$.\"none\"')", "null", null);
    }

    @Test
    void rowsAreFoundByWhatIsInTheirDocuments() {
        finds(
                json(profiles.facts).path("age").asInteger().gt(20),
                "CASE WHEN JSON_TYPE(JSON_EXTRACT(profiles.facts, '$.\"age\"')) IN ('INTEGER', 'UNSIGNED INTEGER')"
                        + " THEN CAST(JSON_UNQUOTE(JSON_EXTRACT(profiles.facts, '$.\"age\"')) AS DECIMAL(65)) END > ?",
                1);
        finds(json(profiles.facts).path("none").exists(), "JSON_CONTAINS_PATH(profiles.facts, 'one', '$.\"none\"')", 1);
        finds(
                json(profiles.facts).path("tags").exists().not(),
                "NOT (JSON_CONTAINS_PATH(profiles.facts, 'one', '$.\"tags\"'))",
                2);
        finds(
                json(profiles.facts).contains("{\"name\": \"ann\", \"tags\": [\"b\"]}"),
                "JSON_CONTAINS(profiles.facts, ?)",
                1);
        finds(
                json(profiles.facts).path("tags").contains("[\"b\", \"a\"]"),
                "JSON_CONTAINS(JSON_EXTRACT(profiles.facts, '$.\"tags\"'), ?)",
                1);
        finds(json(profiles.text).contains("{\"name\": \"bo\"}"), "JSON_CONTAINS(profiles.words, ?)");
    }
}
