package io.mercator.dialect.postgresql;

import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.sql.Sql.insert;
import static io.mercator.api.sql.Sql.json;
import static io.mercator.api.sql.Sql.literal;
import static io.mercator.api.sql.Sql.select;
import static io.mercator.api.type.Types.INTEGER;
import static io.mercator.api.type.Types.JSON;
import static io.mercator.api.type.Types.JSONB;
import static io.mercator.api.type.Types.TEXT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercator.api.dialect.Capability;
import io.mercator.api.error.CompileException;
import io.mercator.api.error.StatementException;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;
import io.mercator.api.sql.Condition;
import io.mercator.api.sql.Expression;
import io.mercator.dialect.postgresql.PostgresqlServer.Product;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Documents taken apart by the server. */
class PostgresqlJsonTest {
    private static final String ANN =
            "{\"name\": \"ann\", \"age\": 50, \"far\": 12345678901, \"ratio\": 0.5, \"ok\": true,"
                    + " \"none\": null, \"it's \\\"q\\\"\": {\"deep\": [1, {\"x\": \"y\"}]}, \"tags\": [\"a\", \"b\"]}";

    static final class Profiles extends Table {
        final Column<Integer> id = column("id", INTEGER, primaryKey());
        final Column<String> plain = column("plain", JSON);
        final Column<String> binary = column("facts", JSONB);
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
        for (String document : List.of(ANN, "{\"name\": \"bob\", \"age\": 5}")) {
            schema.engine.begin(connection -> connection.execute(insert(profiles)
                    .set(profiles.plain, document)
                    .set(profiles.binary, document)
                    .set(profiles.text, document)));
        }
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

    @Test
    void partsHaveTheTypeThatIsAskedFor() {
        gives(json(profiles.binary).path("name").asString(), "((profiles.facts) #>> '{\"name\"}')", "ann", "bob");
        gives(
                json(profiles.plain).path("age").asInteger(),
                "CAST(((profiles.plain) #>> '{\"age\"}') AS INTEGER)",
                50,
                5);
        gives(
                json(profiles.text).path("far").asLong(),
                "CAST((CAST(profiles.words AS JSON) #>> '{\"far\"}') AS BIGINT)",
                12345678901L,
                null);
        gives(
                json(profiles.binary).path("ratio").asDouble(),
                "CAST(((profiles.facts) #>> '{\"ratio\"}') AS DOUBLE PRECISION)",
                0.5,
                null);
        gives(
                json(profiles.binary).path("ok").asBoolean(),
                "CAST(((profiles.facts) #>> '{\"ok\"}') AS BOOLEAN)",
                true,
                null);
        gives(json(profiles.binary).path("ok").asString(), "((profiles.facts) #>> '{\"ok\"}')", "true", null);
        gives(json(profiles.binary).path("none").asString(), "((profiles.facts) #>> '{\"none\"}')", null, null);
        gives(json(profiles.binary).path("none").asJson(), "((profiles.facts) #> '{\"none\"}')", "null", null);
        gives(
                json(profiles.plain).path("it's \"q\"", "deep").at(1).path("x").asString(),
                "((profiles.plain) #>> E'{\"it''s \\\\\"q\\\\\"\",\"deep\",\"1\",\"x\"}')",
                "y",
                null);
        gives(json(profiles.plain).path("tags").asJson(), "((profiles.plain) #> '{\"tags\"}')", "[\"a\", \"b\"]", null);
        gives(json(literal("[7]", JSON)).at(0).asInteger(), "CAST(((CAST(? AS JSON)) #>> '{\"0\"}') AS INTEGER)", 7, 7);
    }

    @Test
    void rowsAreFoundByWhatIsInTheirDocuments() {
        finds(
                json(profiles.binary).path("age").asInteger().gt(20),
                "CAST(((profiles.facts) #>> '{\"age\"}') AS INTEGER) > ?",
                1);
        finds(json(profiles.plain).path("none").exists(), "((profiles.plain) #> '{\"none\"}') IS NOT NULL", 1);
        finds(
                json(profiles.binary).path("tags").exists().not(),
                "NOT (((profiles.facts) #> '{\"tags\"}') IS NOT NULL)",
                2);
        finds(
                json(profiles.binary).contains("{\"name\": \"ann\", \"tags\": [\"b\"]}"),
                "profiles.facts @> CAST(? AS JSONB)",
                1);
        finds(
                json(profiles.plain).contains("{\"name\": \"bob\"}"),
                "CAST(profiles.plain AS JSONB) @> CAST(? AS JSONB)",
                2);
        finds(
                json(profiles.binary).path("tags").contains("[\"a\"]"),
                "((profiles.facts) #> '{\"tags\"}') @> CAST(? AS JSONB)",
                1);
        finds(profiles.binary.eq("{\"age\":5,\"name\":\"bob\"}"), "profiles.facts = CAST(? AS JSONB)", 2);
    }

    @Test
    void aValueOfAnotherTypeIsAnError() {
        assertThatThrownBy(() ->
                        schema.scalars(select(json(profiles.binary).path("name").asInteger())))
                .isInstanceOf(StatementException.class)
                .hasMessageContaining("invalid input syntax for type integer: \"ann\"");
    }

    @Test
    void aDocumentThatIsKeptTakenApartComparesAndAnotherDoesNot() {
        assertThatThrownBy(() -> schema.scalars(select(profiles.id).where(profiles.plain.eq("{}"))))
                .isInstanceOf(CompileException.class)
                .hasMessageContaining(
                        "PostgreSQL's JSON does not compare. Compare a part of it, json(column).path(...), or"
                                + " declare the column JSONB.");
        assertThat(metadata.diff(schema.engine)).isEmpty();
        assertThat(schema.scalars(select(profiles.binary).where(profiles.id.eq(2))))
                .containsExactly("{\"age\": 5, \"name\": \"bob\"}");
        assertThat(schema.scalars(select(profiles.plain).where(profiles.id.eq(2))))
                .containsExactly("{\"name\": \"bob\", \"age\": 5}");
    }

    @Test
    void cockroachDbKeepsPlainDocumentsAsTexts() {
        PostgresqlDialect cockroach = new PostgresqlDialect(new PostgresqlServer(Product.COCKROACHDB, 24));
        assertThat(cockroach.has(Capability.JSON_PATHS)).isTrue();
        assertThat(cockroach.render(json(profiles.plain).path("a").asString()))
                .isEqualTo("(CAST(profiles.plain AS JSON) #>> '{\"a\"}')");
        assertThat(cockroach.render(json(profiles.binary).path("a").asString()))
                .isEqualTo("((profiles.facts) #>> '{\"a\"}')");
    }
}
