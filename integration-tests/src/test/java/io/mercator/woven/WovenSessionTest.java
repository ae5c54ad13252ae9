package io.mercator.woven;

import static io.mercator.api.schema.Columns.column;
import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.type.Types.INTEGER;
import static io.mercator.api.type.Types.STRING;
import static org.assertj.core.api.Assertions.assertThat;

import io.mercator.api.engine.Engine;
import io.mercator.api.mapping.Registry;
import io.mercator.api.mapping.Tracker;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;
import io.mercator.api.session.Session;
import io.mercator.api.session.SessionFactory;
import io.mercator.it.StatementRecorder;
import mercator.examples.domain.User;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a session does with woven objects alone. */
@Tag("woven")
class WovenSessionTest {
    private final StatementRecorder sent = new StatementRecorder();
    private final MetaData metadata = new MetaData();
    private final Table users = Table.of(
            metadata,
            "users",
            column("id", INTEGER, primaryKey()),
            column("name", STRING),
            column("fullname", STRING),
            column("nickname", STRING));
    private final Registry registry = new Registry();

    {
        registry.map(User.class, users)
                .construct(User::new)
                .property(users.get("id", INTEGER), User::getId, User::setId)
                .property(users.get("name", STRING), User::getName, User::setName)
                .property(users.get("fullname", STRING), User::getFullname, User::setFullname)
                .property(users.get("nickname", STRING), User::getNickname, User::setNickname)
                .requireWoven();
    }

    @Test
    void theTutorialsLastTraceIsSentByAGetter() {

        assertThat(registry.mapper(User.class).tracker()).isEqualTo(Tracker.WOVEN);
        try (Engine engine = Engine.create("sqlite::memory:", o -> o.listener(sent))) {
            metadata.createAll(engine);
            try (Session session = SessionFactory.of(registry).bind(engine).open()) {
                User ed = new User("ed", "Ed Jones", "edsnickname");
                session.add(ed);
                session.commit();
                sent.clear();
                assertThat(ed.getId()).isEqualTo(1);
                assertThat(ed.getId()).isEqualTo(1);
                assertThat(sent.lines())
                        .containsExactly(
                                "BEGIN",
                                "SELECT users.id AS users_id, users.name AS users_name, users.fullname AS users_fullname,"
                                        + " users.nickname AS users_nickname FROM users WHERE users.id = ? (1,)");
            }
        }
    }
}
