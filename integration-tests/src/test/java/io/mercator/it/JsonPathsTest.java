package io.mercator.it;

import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.sql.Sql.insert;
import static io.mercator.api.sql.Sql.json;
import static io.mercator.api.sql.Sql.literal;
import static io.mercator.api.sql.Sql.select;
import static io.mercator.api.type.Types.INTEGER;
import static io.mercator.api.type.Types.JSON;
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

/** Documents taken apart by SQLite. */
class JsonPathsTest {
    private static final String ANN =
            "{\"name\": \"ann\", \"age\": 50, \"far\": 12345678901, \"ratio\": 0.5, \"ok\": true,"
                    + " \"none\": null, \"address\": {\"it's\": [1, {\"city\": \"Berlin\"}]}}";

    static final class People extends Table {
        final Column<Integer> id = column("id", INTEGER, primaryKey());
        final Column<String> profile = column("profile", JSON);

        People(MetaData metadata) {
            super(metadata, "people");
        }
    }

    private final MetaData metadata = new MetaData();
    private final People people = new People(metadata);
    private final Engine engine = Engine.create("sqlite::memory:");

    @BeforeEach
    void fill() {
        metadata.createAll(engine);
        engine.begin(connection -> {
            connection.execute(insert(people).set(people.profile, ANN));
            connection.execute(insert(people).set(people.profile, "{\"name\": 7, \"age\": 5, \"ok\": false}"));
        });
    }

    @AfterEach
    void close() {
        engine.close();
    }

    private void gives(Expression<?> expression, String sql, Object first, Object second) {
        var query = select(List.of(expression.as("x"))).from(people).orderBy(people.id);
        assertThat(engine.dialect().render(query)).isEqualTo("SELECT " + sql + " AS x FROM people ORDER BY people.id");
        engine.begin(
                connection -> assertThat(connection.execute(query).scalars()).containsExactly(first, second));
    }

    @Test
    void partsHaveTheTypeThatIsAskedFor() {
        gives(
                json(people.profile).path("name").asString(),
                "CASE json_type(people.profile, '$.\"name\"') WHEN 'true' THEN 'true' WHEN 'false' THEN 'false'"
                        + " ELSE CAST(json_extract(people.profile, '$.\"name\"') AS TEXT) END",
                "ann",
                "7");
        gives(json(people.profile).path("age").asInteger(), "json_extract(people.profile, '$.\"age\"')", 50, 5);
        gives(
                json(people.profile).path("far").asLong(),
                "json_extract(people.profile, '$.\"far\"')",
                12345678901L,
                null);
        gives(json(people.profile).path("ratio").asDouble(), "json_extract(people.profile, '$.\"ratio\"')", 0.5, null);
        gives(json(people.profile).path("ok").asBoolean(), "json_extract(people.profile, '$.\"ok\"')", true, false);
        gives(json(people.profile).path("none").asJson(), "((people.profile) -> '$.\"none\"')", "null", null);
        gives(
                json(people.profile).path("address", "it's").at(1).asJson(),
                "((people.profile) -> '$.\"address\".\"it''s\"[1]')",
                "{\"city\":\"Berlin\"}",
                null);
    }

    @Test
    void aDocumentOfTheProgramsIsBoundWhereverItStands() {
        engine.begin(connection -> assertThat(connection
                        .execute(select(json(literal("[true]", JSON)).at(0).asString(), literal(5)))
                        .all())
                .singleElement()
                .hasToString("('true', 5)"));
    }

    @Test
    void rowsAreFoundByWhatIsInTheirDocuments() {
        engine.begin(connection -> {
            assertThat(connection
                            .execute(select(people.id)
                                    .where(json(people.profile)
                                            .path("address", "it's")
                                            .at(1)
                                            .path("city")
                                            .asString()
                                            .eq("Berlin")))
                            .scalars())
                    .containsExactly(1);
            assertThat(connection
                            .execute(select(people.id)
                                    .where(json(people.profile).path("none").exists()))
                            .scalars())
                    .containsExactly(1);
            assertThat(connection
                            .execute(select(people.id)
                                    .where(json(people.profile)
                                            .path("ok")
                                            .asString()
                                            .eq("false")))
                            .scalars())
                    .containsExactly(2);
        });
    }

    @Test
    void whatADatabaseCannotTakeApartIsRefused() {
        assertThatThrownBy(() -> json(people.profile).at(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The elements of a JSON array are counted from 0, and -1 was asked for.");
        assertThatThrownBy(() -> engine.dialect()
                        .render(json(people.profile).path("a\"b").asString()))
                .isInstanceOf(CompileException.class)
                .hasMessageContaining("has no escape for quotes and backslashes");
        assertThatThrownBy(() -> engine.dialect().render(json(people.profile).contains("{}")))
                .isInstanceOf(CompileException.class)
                .hasMessage(
                        "Whether a JSON document has another in it is not known to 'sqlite'. Keep what you ask for in a"
                                + " column of its own, or read the documents and take them apart in the program.");
        try (Engine derby = Engine.create("derby:memory:json")) {
            assertThatThrownBy(() -> derby.dialect()
                            .render(json(people.profile).path("a").asString()))
                    .isInstanceOf(CompileException.class)
                    .hasMessageContaining("Parts of JSON documents are not known to 'derby'");
        }
    }
}
