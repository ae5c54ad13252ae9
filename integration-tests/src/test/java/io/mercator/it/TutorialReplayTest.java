package io.mercator.it;

import static io.mercator.api.sql.Sql.and;
import static io.mercator.api.sql.Sql.count;
import static io.mercator.api.sql.Sql.or;
import static io.mercator.api.sql.Sql.select;
import static io.mercator.api.sql.Sql.text;
import static io.mercator.api.type.Types.INTEGER;
import static io.mercator.api.type.Types.STRING;
import static org.assertj.core.api.Assertions.assertThat;

import io.mercator.api.engine.Engine;
import io.mercator.api.error.MultipleResultsFoundException;
import io.mercator.api.error.NoResultFoundException;
import io.mercator.api.mapping.Entity;
import io.mercator.api.mapping.Registry;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.Columns;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;
import io.mercator.api.session.InsertMode;
import io.mercator.api.session.Query;
import io.mercator.api.session.Session;
import io.mercator.api.session.SessionFactory;
import io.mercator.api.sql.Alias;
import io.mercator.api.sql.Row;
import io.mercator.api.type.StringType;
import io.mercator.dialect.kit.StatementRecorder;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import mercator.examples.domain.User;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The reference tutorial, step by step, beside what SQLAlchemy sends and gives. */
class TutorialReplayTest {
    private static final String USER = "SELECT users.id AS users_id, users.name AS users_name,"
            + " users.fullname AS users_fullname, users.nickname AS users_nickname FROM users";

    private Table users;
    private Column<Integer> id;
    private Column<String> name;
    private Column<String> fullname;
    private ReferenceScript script;
    private Session session;

    private SessionFactory sessions(Engine engine, MetaData metadata, StringType string) {
        users = Table.of(
                metadata,
                "users",
                Columns.column("id", INTEGER, Columns.primaryKey()),
                Columns.column("name", string),
                Columns.column("fullname", string),
                Columns.column("nickname", string));
        id = users.get("id", INTEGER);
        name = users.get("name", STRING);
        fullname = users.get("fullname", STRING);
        Registry registry = new Registry();
        registry.map(User.class, users)
                .construct(User::new)
                .property(id, User::getId, User::setId)
                .property(name, User::getName, User::setName)
                .property(fullname, User::getFullname, User::setFullname)
                .property(users.get("nickname", STRING), User::getNickname, User::setNickname);
        return SessionFactory.of(registry, o -> o.inserts(InsertMode.ROW_BY_ROW).strict(true))
                .bind(engine);
    }

    private Query<User> all() {
        return session.query(User.class);
    }

    static String tuples(List<?> rows) {
        return rows.stream().map(TutorialReplayTest::tuple).collect(Collectors.joining(", ", "[", "]"));
    }

    /** Rows print as Python's tuples of strings do. */
    private static String tuple(Object row) {
        StringBuilder text = new StringBuilder("(");
        Row known = (Row) row;
        for (int index = 0; index < known.size(); index++) {
            text.append(index == 0 ? "" : ", ").append(quoted(known.get(index)));
        }
        return text.append(known.size() == 1 ? ",)" : ")").toString();
    }

    private static String quoted(Object value) {
        return value == null ? "None" : value instanceof String ? "'" + value + "'" : String.valueOf(value);
    }

    private static String strings(List<?> values) {
        return values.stream().map(TutorialReplayTest::quoted).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String thrown(Supplier<?> work) {
        try {
            return String.valueOf(work.get());
        } catch (MultipleResultsFoundException | NoResultFoundException expected) {
            return "'" + expected.getClass().getSimpleName().replace("Exception", "") + "'";
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void theTutorial(String kind) throws IOException {
        StatementRecorder sent = new StatementRecorder();
        script = new ReferenceScript(sent, kind.equals("sqlite"));
        MetaData metadata = new MetaData();
        try (Engine engine = Engine.create(Databases.url(kind), o -> o.listener(sent))) {
            SessionFactory sessions = sessions(engine, metadata, kind.equals("derby") ? STRING.length(50) : STRING);
            script.differs(
                    "create_all users",
                    "the presence check is that of the tutorial's text, in the main and in the temporary database",
                    () -> {
                        metadata.createAll(engine);
                        return null;
                    },
                    "PRAGMA main.table_info(\"users\") ()",
                    "PRAGMA temp.table_info(\"users\") ()",
                    "CREATE TABLE users ( id INTEGER NOT NULL, name VARCHAR, fullname VARCHAR, nickname VARCHAR,"
                            + " PRIMARY KEY (id) ) ()",
                    "COMMIT");
            try (Session opened = sessions.open()) {
                session = opened;
                objects();
                queries();
                texts();
                counts();
            }
            new TutorialContinuation(script, engine, kind).run();
            assertThat(engine.pool().inUse()).isZero();
        }
        assertThat(script.taken()).isEqualTo(script.names()).hasSize(87);
        assertThat(script.standIns())
                .isEqualTo(Tracking.either(
                        Map.of(
                                "ed.id reloads in a new transaction", "session.read",
                                "ed.name after rollback", "session.read",
                                "back reference is set without SQL", "session.add"),
                        Map.of("back reference is set without SQL", "session.add")));
        assertThat(script.reasons().keySet())
                .containsExactly(
                        "create_all users",
                        "in subquery",
                        "count star",
                        "create_all addresses",
                        "outer join to a subquery",
                        "entity from a subquery",
                        "exists",
                        "not has",
                        "delete nulls the foreign keys",
                        "create_all blog",
                        "many to many any",
                        "many to many with author",
                        "dynamic relationship");
    }

    private void objects() {
        User ed = new User("ed", "Ed Jones", "edsnickname");
        User fake = new User("fakeuser", "Invalid", "12345");
        script.step("add ed (pending, no SQL)", () -> session.add(ed));
        script.step(
                "query ed autoflushes; same instance",
                () -> all().filterBy("name", "ed").first().orElseThrow() == ed ? "True" : "False");
        script.step(
                "add_all three",
                () -> session.addAll(
                        new User("wendy", "Wendy Williams", "windy"),
                        new User("mary", "Mary Contrary", "mary"),
                        new User("fred", "Fred Flintstone", "freddy")));
        ed.setNickname("eddie");
        script.step("dirty", () -> session.dirty());
        script.step(
                "new",
                () -> strings(session.pending().stream()
                        .map(pending -> ((User) pending).getName())
                        .sorted()
                        .toList()));
        script.step("commit", session::commit);
        script.reads(
                "ed.id reloads in a new transaction", "session.read", () -> session.read(ed, id), () -> ed.getId());
        ed.setName("Edwardo");
        session.add(fake);
        script.step(
                "query inside the transaction",
                () -> all().filter(name.in("Edwardo", "fakeuser")).all());
        script.step("rollback", session::rollback);
        script.reads(
                "ed.name after rollback",
                "session.read",
                () -> quoted(session.read(ed, name)),
                () -> quoted(ed.getName()));
        script.step("fake user is gone from the session", () -> session.contains(fake) ? "True" : "False");
        script.step(
                "query after rollback",
                () -> all().filter(name.in("ed", "fakeuser")).all());
    }

    private void queries() {
        script.step("order_by", () -> all().orderBy(id).all());
        script.step("columns", () -> tuples(session.query(name, fullname).all()));
        script.step(
                "entity and column",
                () -> tuples(session.query(User.class, name).all()));
        script.step(
                "label",
                () -> strings(session.query(name.as("name_label"))
                        .map(row -> row.value1())
                        .all()));
        script.step(
                "aliased entity",
                () -> session.query(Entity.of(User.class, Alias.of(users, "user_alias")))
                        .all());
        script.step("slice 1:3", () -> all().orderBy(id).limit(2).offset(1).all());
        script.step(
                "filter_by on a column query",
                () -> tuples(session.query(name).filterBy(fullname, "Ed Jones").all()));
        script.step(
                "filter on a column query",
                () -> tuples(session.query(name).filter(fullname.eq("Ed Jones")).all()));
        script.step(
                "two filters",
                () -> all().filter(name.eq("ed"))
                        .filter(fullname.eq("Ed Jones"))
                        .all());
        script.step("not equals", () -> all().filter(name.ne("ed")).all());
        script.step("like", () -> all().filter(name.like("%ed%")).all());
        script.step("ilike", () -> all().filter(name.ilike("%ed%")).all());
        script.step(
                "in list", () -> all().filter(name.in("ed", "wendy", "jack")).all());
        script.differs(
                "in subquery",
                "the columns of a subquery need no labels",
                () -> all().filter(name.in(select(name).where(name.like("%ed%"))))
                        .all(),
                USER + " WHERE users.name IN (SELECT users.name FROM users WHERE users.name LIKE ?) ('%ed%',)");
        script.step(
                "not in", () -> all().filter(name.notIn("ed", "wendy", "jack")).all());
        script.step("is null", () -> all().filter(name.isNull()).all());
        script.step("is not null", () -> all().filter(name.isNotNull()).all());
        script.step(
                "and_",
                () -> all().filter(and(name.eq("ed"), fullname.eq("Ed Jones"))).all());
        script.step(
                "or_", () -> all().filter(or(name.eq("ed"), name.eq("wendy"))).all());
        Query<User> ending = all().filter(name.like("%ed")).orderBy(id);
        script.step("all", ending::all);
        script.step("first", () -> ending.first().orElseThrow());
        script.step("one: multiple rows", () -> thrown(ending::one));
        script.step("one: no row", () -> thrown(ending.filter(id.eq(99))::one));
        script.step(
                "one_or_none: no row",
                () -> ending.filter(id.eq(99)).oneOrEmpty().map(String::valueOf).orElse("None"));
        script.step(
                "scalar",
                () -> session.query(id).filter(name.eq("ed")).orderBy(id).one().value1());
    }

    private void texts() {
        script.step(
                "text filter and order",
                () -> all().filter(text("id<224")).orderBy(text("id")).all());
        script.step(
                "text with params",
                () -> all().filter(text("id<:value and name=:name")
                                .bind("value", 224)
                                .bind("name", "fred"))
                        .orderBy(id)
                        .one());
        script.step(
                "from_statement",
                () -> all().fromStatement(
                                text("SELECT * FROM users where name=:name").bind("name", "ed"))
                        .all());
        script.step(
                "from_statement positional columns",
                () -> all().fromStatement(text("SELECT name, id, fullname, nickname FROM users where name=:name")
                                .bind("name", "ed"))
                        .all());
        script.step(
                "from_statement columns",
                () -> "["
                        + session
                                .query(id, name)
                                .fromStatement(text("SELECT name, id FROM users where name=:name")
                                        .bind("name", "ed"))
                                .all()
                                .stream()
                                .map(TutorialReplayTest::tuple)
                                .collect(Collectors.joining(", "))
                        + "]");
    }

    private void counts() {
        script.step("count", () -> all().filter(name.like("%ed")).count());
        script.step(
                "count grouped",
                () -> tuples(
                        session.query(select(count(name), name).groupBy(name)).all()));
        script.differs(
                "count star",
                "count(*) is what is meant; the recorded count(?) counts a parameter that is never null",
                () -> session.query(select(count()).from(users)).one().value1(),
                "SELECT count(*) AS count_1 FROM users ()");
        script.step("count primary key", () -> session.query(count(id)).one().value1());
    }
}
