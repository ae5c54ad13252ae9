package io.mercator.it;

import static io.mercator.api.schema.Columns.column;
import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.schema.Columns.sequence;
import static io.mercator.api.type.Types.INTEGER;
import static io.mercator.api.type.Types.STRING;
import static org.assertj.core.api.Assertions.assertThat;

import io.mercator.api.engine.Engine;
import io.mercator.api.mapping.Registry;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Sequence;
import io.mercator.api.schema.Table;
import io.mercator.api.session.InsertMode;
import io.mercator.api.session.Session;
import io.mercator.api.session.SessionFactory;
import io.mercator.api.type.StringType;
import io.mercator.dialect.kit.StatementRecorder;
import java.util.ArrayList;
import java.util.List;
import mercator.examples.domain.User;
import org.junit.jupiter.api.Test;

/** The eight steps of the tutorial's first part, and every statement that they send. */
class TutorialStatementsTest {
    private static final String SELECT = "SELECT users.id AS users_id, users.name AS users_name,"
            + " users.fullname AS users_fullname, users.nickname AS users_nickname FROM users";

    /** Runs the steps; each line is what was sent, with the steps set apart by their names. */
    private static List<String> run(String url, boolean minimal, InsertMode mode) {
        StatementRecorder sent = new StatementRecorder();
        List<String> script = new ArrayList<>();
        MetaData metadata = new MetaData();
        StringType text = minimal ? STRING : STRING.length(50);
        Table users = Table.of(
                metadata,
                "users",
                minimal
                        ? column("id", INTEGER, primaryKey())
                        : column("id", INTEGER, sequence(Sequence.of("user_id_seq")), primaryKey()),
                column("name", text),
                column("fullname", text),
                column("nickname", text));
        Column<Integer> id = users.get("id", INTEGER);
        Registry registry = new Registry();
        registry.map(User.class, users)
                .construct(User::new)
                .property(id, User::getId, User::setId)
                .property(users.get("name", STRING), User::getName, User::setName)
                .property(users.get("fullname", STRING), User::getFullname, User::setFullname)
                .property(users.get("nickname", STRING), User::getNickname, User::setNickname);
        try (Engine engine = Engine.create(url, o -> o.listener(sent))) {
            metadata.createAll(engine);
            note(script, "create_all users", sent);
            metadata.createAll(engine);
            sent.clear();
            SessionFactory sessions =
                    SessionFactory.of(registry, o -> o.inserts(mode)).bind(engine);
            try (Session session = sessions.open()) {
                User ed = new User("ed", "Ed Jones", "edsnickname");
                session.add(ed);
                note(script, "add ed (pending, no SQL)", sent);
                User ours =
                        session.query(User.class).filterBy("name", "ed").first().orElseThrow();
                assertThat(ours).isSameAs(ed);
                note(script, "query ed autoflushes; same instance", sent);
                session.addAll(
                        new User("wendy", "Wendy Williams", "windy"),
                        new User("mary", "Mary Contrary", "mary"),
                        new User("fred", "Fred Flintstone", "freddy"));
                note(script, "add_all three", sent);
                ed.setNickname("eddie");
                assertThat(session.dirty()).hasToString("[<User(name='ed', fullname='Ed Jones', nickname='eddie')>]");
                note(script, "dirty", sent);
                assertThat(session.pending()).extracting("name").containsExactly("wendy", "mary", "fred");
                note(script, "new", sent);
                session.commit();
                note(script, "commit", sent);
                assertThat(session.read(ed, id)).isEqualTo(1);
                note(script, "ed.id reloads in a new transaction", sent);
            }
            assertThat(engine.pool().inUse()).isZero();
        }
        return script;
    }

    private static void note(List<String> script, String step, StatementRecorder sent) {
        script.add("-- " + step);
        script.addAll(sent.lines());
        sent.clear();
    }

    @Test
    void sqliteRowByRowSendsWhatTheDocumentShows() {
        assertThat(run("sqlite::memory:", true, InsertMode.ROW_BY_ROW))
                .containsExactly(
                        "-- create_all users",
                        "PRAGMA main.table_info(\"users\") ()",
                        "PRAGMA temp.table_info(\"users\") ()",
                        "CREATE TABLE users ( id INTEGER NOT NULL, name VARCHAR, fullname VARCHAR, nickname VARCHAR,"
                                + " PRIMARY KEY (id) ) ()",
                        "COMMIT",
                        "-- add ed (pending, no SQL)",
                        "-- query ed autoflushes; same instance",
                        "BEGIN",
                        "INSERT INTO users (name, fullname, nickname) VALUES (?, ?, ?)"
                                + " ('ed', 'Ed Jones', 'edsnickname')",
                        SELECT + " WHERE users.name = ? LIMIT ? OFFSET ? ('ed', 1, 0)",
                        "-- add_all three",
                        "-- dirty",
                        "-- new",
                        "-- commit",
                        "UPDATE users SET nickname=? WHERE users.id = ? ('eddie', 1)",
                        "INSERT INTO users (name, fullname, nickname) VALUES (?, ?, ?)"
                                + " ('wendy', 'Wendy Williams', 'windy')",
                        "INSERT INTO users (name, fullname, nickname) VALUES (?, ?, ?)"
                                + " ('mary', 'Mary Contrary', 'mary')",
                        "INSERT INTO users (name, fullname, nickname) VALUES (?, ?, ?)"
                                + " ('fred', 'Fred Flintstone', 'freddy')",
                        "COMMIT",
                        "-- ed.id reloads in a new transaction",
                        "BEGIN",
                        SELECT + " WHERE users.id = ? (1,)");
    }

    @Test
    void sqliteByDefaultInsertsNeighboursTogetherAndMatchesThemByWhatWasSent() {
        assertThat(run("sqlite::memory:", true, InsertMode.BATCHED))
                .containsExactly(
                        "-- create_all users",
                        "PRAGMA main.table_info(\"users\") ()",
                        "PRAGMA temp.table_info(\"users\") ()",
                        "CREATE TABLE users ( id INTEGER NOT NULL, name VARCHAR, fullname VARCHAR, nickname VARCHAR,"
                                + " PRIMARY KEY (id) ) ()",
                        "COMMIT",
                        "-- add ed (pending, no SQL)",
                        "-- query ed autoflushes; same instance",
                        "BEGIN",
                        "INSERT INTO users (name, fullname, nickname) VALUES (?, ?, ?) RETURNING id"
                                + " ('ed', 'Ed Jones', 'edsnickname')",
                        SELECT + " WHERE users.name = ? LIMIT ? OFFSET ? ('ed', 1, 0)",
                        "-- add_all three",
                        "-- dirty",
                        "-- new",
                        "-- commit",
                        "UPDATE users SET nickname=? WHERE users.id = ? ('eddie', 1)",
                        "INSERT INTO users (name, fullname, nickname) VALUES (?, ?, ?), (?, ?, ?), (?, ?, ?)"
                                + " RETURNING id ('wendy', 'Wendy Williams', 'windy',"
                                + " 'mary', 'Mary Contrary', 'mary', 'fred', 'Fred Flintstone', 'freddy')",
                        "COMMIT",
                        "-- ed.id reloads in a new transaction",
                        "BEGIN",
                        SELECT + " WHERE users.id = ? (1,)");
    }

    private static final String DERBY_TABLE_CHECK = "SELECT t.tablename FROM sys.systables t JOIN sys.sysschemas s ON"
            + " t.schemaid = s.schemaid WHERE t.tablename = ? AND s.schemaname = CURRENT SCHEMA ('USERS',)";
    private static final String DERBY_SEQUENCE_CHECK = "SELECT q.sequencename FROM sys.syssequences q JOIN"
            + " sys.sysschemas s ON q.schemaid = s.schemaid WHERE q.sequencename = ? AND s.schemaname = CURRENT SCHEMA"
            + " ('USER_ID_SEQ',)";

    @Test
    void derbyRowByRowTakesKeysFromTheSequenceAndInsertsEachRowAlone() {
        assertThat(run(Databases.url("derby"), false, InsertMode.ROW_BY_ROW))
                .containsExactly(
                        "-- create_all users",
                        DERBY_SEQUENCE_CHECK,
                        DERBY_TABLE_CHECK,
                        "CREATE SEQUENCE user_id_seq AS BIGINT START WITH 1 ()",
                        "CREATE TABLE users ( id INTEGER NOT NULL, name VARCHAR(50), fullname VARCHAR(50),"
                                + " nickname VARCHAR(50), PRIMARY KEY (id) ) ()",
                        "COMMIT",
                        "-- add ed (pending, no SQL)",
                        "-- query ed autoflushes; same instance",
                        "BEGIN",
                        "VALUES NEXT VALUE FOR user_id_seq ()",
                        "INSERT INTO users (id, name, fullname, nickname) VALUES (?, ?, ?, ?)"
                                + " (1, 'ed', 'Ed Jones', 'edsnickname')",
                        SELECT + " WHERE users.name = ? OFFSET ? ROWS FETCH FIRST ? ROWS ONLY ('ed', 0, 1)",
                        "-- add_all three",
                        "-- dirty",
                        "-- new",
                        "-- commit",
                        "UPDATE users SET nickname=? WHERE users.id = ? ('eddie', 1)",
                        "SELECT NEXT VALUE FOR user_id_seq FROM (VALUES 1, 2, 3) AS numbers (n) ()",
                        "INSERT INTO users (id, name, fullname, nickname) VALUES (?, ?, ?, ?)"
                                + " (2, 'wendy', 'Wendy Williams', 'windy')",
                        "INSERT INTO users (id, name, fullname, nickname) VALUES (?, ?, ?, ?)"
                                + " (3, 'mary', 'Mary Contrary', 'mary')",
                        "INSERT INTO users (id, name, fullname, nickname) VALUES (?, ?, ?, ?)"
                                + " (4, 'fred', 'Fred Flintstone', 'freddy')",
                        "COMMIT",
                        "-- ed.id reloads in a new transaction",
                        "BEGIN",
                        SELECT + " WHERE users.id = ? (1,)");
    }

    @Test
    void derbyByDefaultTakesKeysInABlockAndInsertsABatch() {
        assertThat(run(Databases.url("derby"), false, InsertMode.BATCHED))
                .containsExactly(
                        "-- create_all users",
                        DERBY_SEQUENCE_CHECK,
                        DERBY_TABLE_CHECK,
                        "CREATE SEQUENCE user_id_seq AS BIGINT START WITH 1 ()",
                        "CREATE TABLE users ( id INTEGER NOT NULL, name VARCHAR(50), fullname VARCHAR(50),"
                                + " nickname VARCHAR(50), PRIMARY KEY (id) ) ()",
                        "COMMIT",
                        "-- add ed (pending, no SQL)",
                        "-- query ed autoflushes; same instance",
                        "BEGIN",
                        "VALUES NEXT VALUE FOR user_id_seq ()",
                        "INSERT INTO users (id, name, fullname, nickname) VALUES (?, ?, ?, ?)"
                                + " (1, 'ed', 'Ed Jones', 'edsnickname')",
                        SELECT + " WHERE users.name = ? OFFSET ? ROWS FETCH FIRST ? ROWS ONLY ('ed', 0, 1)",
                        "-- add_all three",
                        "-- dirty",
                        "-- new",
                        "-- commit",
                        "UPDATE users SET nickname=? WHERE users.id = ? ('eddie', 1)",
                        "SELECT NEXT VALUE FOR user_id_seq FROM (VALUES 1, 2, 3) AS numbers (n) ()",
                        "INSERT INTO users (id, name, fullname, nickname) VALUES (?, ?, ?, ?)"
                                + " (2, 'wendy', 'Wendy Williams', 'windy'), (3, 'mary', 'Mary Contrary', 'mary'),"
                                + " (4, 'fred', 'Fred Flintstone', 'freddy')",
                        "COMMIT",
                        "-- ed.id reloads in a new transaction",
                        "BEGIN",
                        SELECT + " WHERE users.id = ? (1,)");
    }
}
