package io.mercator.dialect.h2;

import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.sql.Sql.insert;
import static io.mercator.api.sql.Sql.json;
import static io.mercator.api.sql.Sql.literal;
import static io.mercator.api.sql.Sql.select;
import static io.mercator.api.type.Types.INTEGER;
import static io.mercator.api.type.Types.JSON;
import static io.mercator.api.type.Types.JSONB;
import static io.mercator.api.type.Types.STRING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercator.api.engine.Engine;
import io.mercator.api.error.CompileException;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;
import io.mercator.api.sql.Expression;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Documents taken apart by the database. */
class H2JsonTest {
    private static final String ANN =
            "{\"name\": \"ann\", \"age\": 50, \"far\": 12345678901, \"ratio\": 0.5, \"ok\": true,"
                    + " \"none\": null, \"it's \\\"q\\\"\": {\"deep\": [1, {\"x\": 2}]}}";

    static final class Profiles extends Table {
        final Column<Integer> id = column("id", INTEGER, primaryKey());
        final Column<String> facts = column("facts", JSON);
        final Column<String> more = column("more", JSONB);
        final Column<String> words = column("words", STRING);

        Profiles(MetaData metadata) {
            super(metadata, "profiles");
        }
    }

    private final MetaData metadata = new MetaData();
    private final Profiles profiles = new Profiles(metadata);
    private final Engine engine = Engine.create(Shop.url());

    @BeforeEach
    void fill() {
        metadata.createAll(engine);
        for (String document : List.of(ANN, "{\"age\": 5}")) {
            engine.begin(connection -> connection.execute(insert(profiles)
                    .set(profiles.facts, document)
                    .set(profiles.more, document)
                    .set(profiles.words, document)));
        }
    }

    @AfterEach
    void close() {
        engine.close();
    }

    private void gives(Expression<?> expression, String sql, Object first, Object second) {
        var query = select(List.of(expression.as("x"))).from(profiles).orderBy(profiles.id);
        assertThat(engine.dialect().render(query))
                .isEqualTo("SELECT " + sql + " AS x FROM profiles ORDER BY profiles.id");
        engine.begin(
                connection -> assertThat(connection.execute(query).scalars()).containsExactly(first, second));
    }

    @Test
    void partsHaveTheTypeThatIsAskedFor() {
        gives(
                json(profiles.facts).path("age").asInteger(),
                "CAST(NULLIF(CAST(((profiles.facts).\"age\") AS VARCHAR), 'null') AS INTEGER)",
                50,
                5);
        gives(
                json(profiles.words).path("far").asLong(),
                "CAST(NULLIF(CAST(((profiles.words FORMAT JSON).\"far\") AS VARCHAR), 'null') AS BIGINT)",
                12345678901L,
                null);
        gives(
                json(profiles.more).path("ratio").asDouble(),
                "CAST(NULLIF(CAST(((profiles.more).\"ratio\") AS VARCHAR), 'null') AS DOUBLE PRECISION)",
                0.5,
                null);
        gives(
                json(profiles.facts).path("ok").asBoolean(),
                "CAST(NULLIF(CAST(((profiles.facts).\"ok\") AS VARCHAR), 'null') AS BOOLEAN)",
                true,
                null);
        gives(
                json(profiles.facts).path("none").asInteger(),
                "CAST(NULLIF(CAST(((profiles.facts).\"none\") AS VARCHAR), 'null') AS INTEGER)",
                null,
                null);
        gives(
                json(profiles.facts).path("it's \"q\"", "deep").at(1).asJson(),
                "((((profiles.facts).\"it's \"\"q\"\"\").\"deep\")[2])",
                "{\"x\":2}",
                null);
        gives(json(literal("[7]", JSON)).at(0).asJson(), "((CAST(? AS JSON))[1])", "7", "7");
    }

    @Test
    void rowsAreFoundByWhatIsInTheirDocuments() {
        engine.begin(connection -> {
            assertThat(connection
                            .execute(select(profiles.id)
                                    .where(json(profiles.facts).path("none").exists()))
                            .scalars())
                    .containsExactly(1);
            assertThat(connection
                            .execute(select(profiles.id)
                                    .where(json(profiles.facts)
                                            .path("name")
                                            .asJson()
                                            .eq("\"ann\"")))
                            .scalars())
                    .containsExactly(1);
        });
        assertThat(metadata.diff(engine)).isEmpty();
    }

    @Test
    void whatH2CannotTakeApartIsRefused() {
        assertThatThrownBy(() -> engine.dialect()
                        .render(json(profiles.facts).path("name").asString()))
                .isInstanceOf(CompileException.class)
                .hasMessageContaining("H2 has nothing that takes the quotes and escapes off a JSON string")
                .hasMessageContaining("asJson().eq(");
        assertThatThrownBy(() -> engine.dialect().render(json(profiles.facts).contains("{}")))
                .isInstanceOf(CompileException.class)
                .hasMessage("Whether a JSON document has another in it is not known to 'h2'. Keep what you ask for in a"
                        + " column of its own, or read the documents and take them apart in the program.");
    }
}
