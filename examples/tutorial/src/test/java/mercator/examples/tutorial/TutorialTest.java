package mercator.examples.tutorial;

import static io.mercator.api.sql.Sql.select;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercator.api.engine.Engine;
import io.mercator.api.schema.MetaData;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the tutorial leaves behind, and what it does not touch. */
class TutorialTest {
    @TempDir
    private Path folder;

    private static String run(String url) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Tutorial.run(url, new PrintStream(out, true, StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8);
    }

    private String url() {
        return "sqlite:" + folder.resolve("tutorial.db");
    }

    @Test
    void leavesNoTableBehindSoThatItRunsAgain() {
        String first = run(url());

        try (Engine engine = Engine.create(url())) {
            assertThat(engine.inspector().tableNames()).isEmpty();
        }
        assertThat(run(url())).isEqualTo(first);
    }

    @Test
    void isRefusedByADatabaseWhoseTablesItWouldFillAndDrop() {
        try (Engine engine = Engine.create(url())) {
            MetaData metadata = new MetaData();
            new Keywords(metadata);
            Users users = Users.minimal(metadata);
            metadata.createAll(engine);

            assertThatThrownBy(() -> run(url()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage(
                            "The tutorial did not begin: the database has tables [users, keywords], which it would fill"
                                    + " and drop. Name a database or a schema without them.");
            assertThat(engine.inspector().tableNames()).containsExactlyInAnyOrder("keywords", "users");
            assertThat(engine.<Integer>inTransaction(connection -> connection
                            .execute(select(users.id).from(users))
                            .all()
                            .size()))
                    .isZero();
        }
    }

    @Test
    void printsNoPassword() {
        assertThat(Tutorial.shown("postgresql://ed:s3cret@localhost:5432/shop"))
                .isEqualTo("postgresql://ed:***@localhost:5432/shop");
        assertThat(Tutorial.shown("mariadb://localhost/shop?user=ed&password=s3cret&useSsl=false"))
                .isEqualTo("mariadb://localhost/shop?user=ed&password=***&useSsl=false");
        assertThat(Tutorial.shown("sqlite::memory:")).isEqualTo("sqlite::memory:");
    }
}
