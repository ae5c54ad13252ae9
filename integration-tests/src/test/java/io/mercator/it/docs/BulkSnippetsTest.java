package io.mercator.it.docs;

import static io.mercator.api.sql.Sql.select;
import static org.assertj.core.api.Assertions.assertThat;

import io.mercator.api.engine.Connection;
import io.mercator.api.engine.Engine;
import io.mercator.api.mapping.Registry;
import io.mercator.api.schema.MetaData;
import io.mercator.api.session.Session;
import io.mercator.api.session.SessionFactory;
import java.util.List;
import java.util.Map;
import mercator.examples.domain.User;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The snippets of docs/orm.md on bulk operations and joined sessions, run. */
@Tag("class-path")
class BulkSnippetsTest {
    private final MetaData metadata = new MetaData();
    private final Users users = new Users(metadata);
    private final Engine engine = Engine.create("sqlite::memory:");
    private SessionFactory sessions;

    @BeforeEach
    void map() {
        metadata.createAll(engine);
        Registry registry = new Registry();
        registry.map(User.class, users)
                .construct(User::new)
                .property(users.id, User::getId, User::setId)
                .property(users.name, User::getName, User::setName)
                .property(users.nickname, User::getNickname, User::setNickname);
        sessions = SessionFactory.of(registry).bind(engine);
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void objectsAndRowsAreWrittenPastTheUnitOfWork() {
        try (Session session = sessions.open()) {
            List<User> imported = List.of(new User("ed", "Ed Jones", null), new User("wendy", "Wendy Williams", null));
            session.bulk().insert(imported); // the keys are set on the objects, which stay outside of the session
            assertThat(imported).extracting(User::getId).containsExactly(1, 2);
            long changed = session.bulk()
                    .update(
                            User.class,
                            List.of(
                                    Map.of(users.id, 1, users.nickname, "eddie"),
                                    Map.of(users.id, 2, users.nickname, "windy")));
            session.bulk().delete(User.class, List.of(2));
            assertThat(changed).isEqualTo(2);
            assertThat(session.query(User.class).all())
                    .extracting(User::getNickname)
                    .containsExactly("eddie");
        }
    }

    private static void register(SessionFactory factory, String name) {
        factory.transaction(session -> session.add(new User(name, null, null)));
    }

    @Test
    void aTestTakesBackWhatTheCodeUnderTestCommits() {
        try (Connection connection = engine.connect()) {
            SessionFactory joined = sessions.bind(connection);
            register(joined, "ed"); // the code under test opens sessions and commits them
            assertThat(connection.execute(select(users.name).from(users)).scalars())
                    .containsExactly("ed");
            connection.rollback();
            assertThat(connection.execute(select(users.name).from(users)).scalars())
                    .isEmpty();
        }
    }
}
