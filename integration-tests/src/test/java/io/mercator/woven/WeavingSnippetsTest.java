package io.mercator.woven;

import static io.mercator.api.schema.Columns.column;
import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.type.Types.INTEGER;
import static io.mercator.api.type.Types.STRING;
import static org.assertj.core.api.Assertions.assertThat;

import io.mercator.api.engine.Engine;
import io.mercator.api.mapping.Registry;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;
import io.mercator.api.session.ExpireMode;
import io.mercator.api.session.Session;
import io.mercator.api.session.SessionFactory;
import io.mercator.dialect.kit.StatementRecorder;
import mercator.examples.domain.User;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The snippets of the page on weaving, run. */
@Tag("woven")
class WeavingSnippetsTest {
    private static final class Users extends Table {
        final Column<Integer> id = column("id", INTEGER, primaryKey());
        final Column<String> name = column("name", STRING);
        final Column<String> fullname = column("fullname", STRING);
        final Column<String> nickname = column("nickname", STRING);

        Users(MetaData metadata) {
            super(metadata, "users");
        }
    }

    private final MetaData metadata = new MetaData();
    private final Users users = new Users(metadata);
    private final Registry registry = new Registry();
    private final StatementRecorder sent = new StatementRecorder();

    private SessionFactory sessions(Engine engine) {
        registry.map(User.class, users)
                .construct(User::new)
                .property(users.id, User::getId, User::setId)
                .property(users.name, User::getName, User::setName)
                .property(users.nickname, User::getNickname, User::setNickname)
                .requireWoven();
        metadata.createAll(engine);
        return SessionFactory.of(registry).bind(engine);
    }

    @Test
    void aGetterReloads() {
        try (Engine engine = Engine.create("sqlite::memory:", o -> o.listener(sent))) {
            SessionFactory sessions = sessions(engine);
            try (Session session = opened(sessions)) {
                User ed = new User("ed", "Ed Jones", "edsnickname");
                session.add(ed);
                session.commit();
                ed.getId(); // BEGIN, SELECT ... FROM users WHERE users.id = ?
                assertThat(sent.lines())
                        .endsWith(
                                "COMMIT",
                                "BEGIN",
                                "SELECT users.id AS users_id, users.name AS users_name, users.nickname AS users_nickname"
                                        + " FROM users WHERE users.id = ? (1,)");
                ed.setName("eddie");
                session.rollback();
                ed.getName();
                ed.setName("eddie");
                assertThat(session.history(ed, users.name))
                        .hasToString("History[added=[eddie], unchanged=[], deleted=[ed]]");
            }
        }
    }

    private Session opened(SessionFactory sessions) {
        assertThat(registry.mapper(User.class).describe())
                .startsWith("mercator.examples.domain.User -> users (woven: reads and assignments are seen");
        return sessions.open(o -> o.expire(ExpireMode.ON_ACCESS));
    }
}
