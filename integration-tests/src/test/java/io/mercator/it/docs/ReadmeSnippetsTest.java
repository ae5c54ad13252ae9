package io.mercator.it.docs;

import static io.mercator.api.engine.IsolationLevel.SERIALIZABLE;
import static io.mercator.api.schema.Columns.column;
import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.sql.Sql.insert;
import static io.mercator.api.sql.Sql.select;
import static io.mercator.api.type.Types.INTEGER;
import static io.mercator.api.type.Types.STRING;
import static org.assertj.core.api.Assertions.assertThat;

import io.mercator.api.engine.Connection;
import io.mercator.api.engine.Engine;
import io.mercator.api.mapping.Registry;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;
import io.mercator.api.session.Session;
import io.mercator.api.session.SessionFactory;
import io.mercator.api.sql.Row1;
import io.mercator.api.sql.Row2;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.invoke.MethodHandles;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import mercator.examples.domain.User;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The snippets of the README, run. */
@Tag("class-path")
class ReadmeSnippetsTest {
    private static void quickStart() {
        MetaData metadata = new MetaData();
        Users users = new Users(metadata);
        Registry registry = new Registry();
        registry.map(User.class, users)
                .construct(User::new)
                .property(users.id, User::getId, User::setId)
                .property(users.name, User::getName, User::setName)
                .property(users.nickname, User::getNickname, User::setNickname);

        try (Engine engine = Engine.create("sqlite::memory:")) {
            metadata.createAll(engine);
            SessionFactory sessions = SessionFactory.of(registry).bind(engine);
            sessions.transaction(session -> {
                User ed = new User("ed", "Ed Jones", "edsnickname");
                session.add(ed);
                User ours = session.query(User.class).filterBy("name", "ed").one();
                System.out.println(ours == ed); // true: one row, one object
                ed.setNickname("eddie"); // noticed; the commit sends the UPDATE
            });
            List<Row2<Integer, String>> rows = engine.inTransaction(connection -> connection
                    .execute(select(users.id, users.name).where(users.name.like("%d")))
                    .all());
            System.out.println(rows); // [(1, 'ed')]
        }
    }

    @Test
    void theQuickStartPrintsWhatItsCommentsSay() {
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            quickStart();
        } finally {
            System.setOut(before);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8).lines()).containsExactly("true", "[(1, 'ed')]");
    }

    private static final class Log extends Table {
        final Column<String> name = column("name", STRING.length(50), primaryKey());

        Log(MetaData metadata) {
            super(metadata, "log");
        }
    }

    @Test
    void aConnectionStreamsAndNests() {
        MetaData metadata = new MetaData();
        Users users = new Users(metadata);
        Log log = new Log(metadata);
        try (Engine engine = Engine.create("sqlite::memory:")) {
            metadata.createAll(engine);
            engine.begin(c -> c.execute(insert(users).set(users.name, "ed")));
            try (Connection connection =
                            engine.connect(o -> o.isolation(SERIALIZABLE).timeout(Duration.ofSeconds(5)));
                    Stream<Row1<String>> names = connection.execute(select(users.name)).stream()) {
                names.forEach(name ->
                        connection.nested(c -> c.execute(insert(log).set(log.name, name.value1()))));
                connection.commit();
            }
            List<Row1<String>> logged =
                    engine.inTransaction(c -> c.execute(select(log.name)).all());
            assertThat(logged).hasToString("[('ed',)]");
        }
    }

    private static final class Point {
        private Integer id;
        private int x;
    }

    @Test
    void privateFieldsAreMappedByALookup() {
        MetaData metadata = new MetaData();
        Table points = Table.of(metadata, "points", column("id", INTEGER, primaryKey()), column("x", INTEGER));
        Registry registry = new Registry();
        registry.map(Point.class, points).fields(MethodHandles.lookup());
        try (Engine engine = Engine.create("sqlite::memory:");
                Session session = SessionFactory.of(registry).bind(engine).open()) {
            metadata.createAll(engine);
            Point point = new Point();
            point.x = 3;
            session.add(point);
            session.commit();
            assertThat(point.id).isEqualTo(1);
            assertThat(session.query(Point.class).filterBy("x", 3).one()).isSameAs(point);
        }
    }
}
