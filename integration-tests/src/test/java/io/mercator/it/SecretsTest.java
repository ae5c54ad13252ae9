package io.mercator.it;

import static io.mercator.api.schema.Columns.assigned;
import static io.mercator.api.schema.Columns.column;
import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.schema.Columns.unique;
import static io.mercator.api.sql.Sql.insert;
import static io.mercator.api.sql.Sql.literal;
import static io.mercator.api.sql.Sql.select;
import static io.mercator.api.type.Types.INTEGER;
import static io.mercator.api.type.Types.STRING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mercator.api.engine.Engine;
import io.mercator.api.engine.EngineOptions;
import io.mercator.api.engine.StatementEvent;
import io.mercator.api.engine.StatementListener;
import io.mercator.api.error.ErrorKind;
import io.mercator.api.error.MercatorException;
import io.mercator.api.error.StatementException;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;
import io.mercator.api.type.SqlType;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Parameters are hidden everywhere when they are to be, and passwords always. */
class SecretsTest {
    private static final String SECRET = "swordfish-1234";

    private static String trace(Throwable error) {
        StringWriter text = new StringWriter();
        error.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void hiddenParametersAreInNoErrorNorInWhatCausedIt(String kind) {
        MetaData metadata = new MetaData();
        SqlType<String> type = STRING.length(20);
        Table table = Table.of(
                metadata, "secrets", column("id", INTEGER, primaryKey(), assigned()), column("word", type, unique()));
        List<String> heard = new ArrayList<>();
        StatementListener listener = new StatementListener() {
            @Override
            public void before(StatementEvent event) {
                heard.add(event.sql() + event.parameters());
            }

            @Override
            public void failed(StatementEvent event, java.time.Duration time, MercatorException error) {
                heard.add(trace(error));
            }
        };
        try (Engine engine =
                Engine.create(Databases.url(kind), o -> o.hideParameters(true).listener(listener))) {
            metadata.createAll(engine);
            engine.begin(connection -> {
                connection.execute(
                        insert(table).set(table.get("id", INTEGER), 1).set(table.get("word", type), SECRET));
                StatementException twice = catchThrowableOfType(
                        StatementException.class,
                        () -> connection.execute(
                                insert(table).set(table.get("id", INTEGER), 2).set(table.get("word", type), SECRET)));
                assertThat(twice.kind()).isEqualTo(ErrorKind.UNIQUE);
                assertThat(trace(twice)).contains("parameters: (hidden)").doesNotContain(SECRET);
            });
            if (kind.equals("derby")) {
                // Derby itself puts the value into its message
                engine.begin(connection -> {
                    StatementException wrong = catchThrowableOfType(
                            StatementException.class,
                            () -> connection
                                    .execute(select(io.mercator.api.sql.Sql.function(
                                                    "integer", INTEGER, literal(SECRET, type)))
                                            .from(table))
                                    .all());
                    assertThat(wrong.kind()).isEqualTo(ErrorKind.DATA);
                    assertThat(trace(wrong))
                            .contains("hidden with the parameters")
                            .doesNotContain(SECRET);
                });
            }
        }
        assertThat(String.join("\n", heard)).contains("INSERT INTO secrets").doesNotContain(SECRET);
    }

    @Test
    void aPasswordNeverPrints() {
        List<String> echo = new ArrayList<>();
        String url = "derby:memory:secret;create=false;user=ann;password=" + SECRET;
        try (Engine engine = Engine.create(url, o -> o.echo(echo::add))) {
            assertThat(engine.toString()).contains("derby:memory:secret").doesNotContain(SECRET);
            StatementException refused = catchThrowableOfType(StatementException.class, engine::ping);
            assertThat(refused.getMessage()).contains("CONNECT failed on").doesNotContain(SECRET);
            assertThat(trace(refused)).doesNotContain(SECRET);
        }
        EngineOptions options = EngineOptions.defaults().user("ann").password(SECRET);
        assertThat(options.toString()).doesNotContain(SECRET);
        try (Engine engine = Engine.create("derby:memory:secret2;create=false", o -> options.echo(echo::add))) {
            StatementException refused = catchThrowableOfType(StatementException.class, engine::ping);
            assertThat(trace(refused)).doesNotContain(SECRET);
        }
        MercatorException unknown = catchThrowableOfType(
                MercatorException.class, () -> Engine.create("nosuch://ann:" + SECRET + "@host/db?password=" + SECRET));
        assertThat(trace(unknown)).contains("nosuch").doesNotContain(SECRET);
        assertThat(String.join("\n", echo)).doesNotContain(SECRET);
    }
}
