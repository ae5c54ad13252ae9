package io.mercator.it;

import static io.mercator.api.sql.Sql.insert;
import static io.mercator.api.sql.Sql.select;
import static io.mercator.api.sql.Sql.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.mercator.api.engine.Connection;
import io.mercator.api.engine.Engine;
import io.mercator.api.engine.Result;
import io.mercator.api.schema.MetaData;
import io.mercator.api.sql.Row1;
import io.mercator.dialect.kit.model.UserTable;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Statements that stay prepared on connections while others, of whom their engine may not hear, change the tables. */
class KeptStatementsTest {
    @TempDir
    private Path folder;

    private final MetaData metadata = new MetaData();
    private final UserTable users = new UserTable(metadata);

    private Engine open(String scheme) {
        String name = "kept" + UUID.randomUUID().toString().replace("-", "");
        Engine engine = Engine.create(
                scheme.equals("sqlite") ? "sqlite:" + folder.resolve(name + ".db") : "derby:memory:" + name);
        metadata.createAll(engine);
        engine.begin(c -> c.execute(insert(users).set(users.name, "ed")));
        return engine;
    }

    private List<String> names(Connection connection) {
        return connection.execute(select(users.name).orderBy(users.id)).all().stream()
                .map(Row1::value1)
                .toList();
    }

    private static int width(Connection connection) {
        try (Result<?> rows = connection.execute(text("SELECT * FROM users"))) {
            return rows.keys().size();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aColumnThatOneConnectionAddsIsSeenByStatementsThatAnotherHadPrepared(String scheme) {
        try (Engine engine = open(scheme)) {
            try (Connection other = engine.connect()) {
                assertThat(names(other)).containsExactly("ed");
                assertThat(width(other)).isEqualTo(4);
                other.commit();
                engine.begin(c -> c.execute(text("ALTER TABLE users ADD COLUMN shoe INTEGER")));
                assertThat(names(other)).containsExactly("ed");
            }
            for (int round = 0; round < 2; round++) {
                try (Connection first = engine.connect();
                        Connection second = engine.connect()) {
                    assertThat(width(first)).isEqualTo(5);
                    assertThat(width(second)).isEqualTo(5);
                    assertThat(names(second)).containsExactly("ed");
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aTableThatSomebodyElseMadeAnewIsReadAsItIsNow(String scheme) {
        try (Engine engine = open(scheme)) {
            assertThat(engine.<List<String>>inTransaction(this::names)).containsExactly("ed");
            // JDBC's own statements are no concern of the engine's, as those of another program would be
            engine.begin(c -> c.jdbc(jdbc -> {
                try (java.sql.Statement statement = jdbc.createStatement()) {
                    statement.execute("DROP TABLE users");
                    statement.execute("CREATE TABLE users (shoe INTEGER, nickname VARCHAR(50), fullname VARCHAR(50),"
                            + " name VARCHAR(50), id INTEGER NOT NULL PRIMARY KEY)");
                    return statement.execute("INSERT INTO users (id, name) VALUES (1, 'wendy')");
                }
            }));
            assertThat(engine.<List<String>>inTransaction(this::names)).containsExactly("wendy");
            assertThat(engine.<Integer>inTransaction(KeptStatementsTest::width)).isEqualTo(5);
        }
    }
}
