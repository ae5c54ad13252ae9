package io.mercator.dialect.kit;

import static io.mercator.api.schema.Columns.assigned;
import static io.mercator.api.schema.Columns.column;
import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.sql.Sql.text;
import static io.mercator.api.sql.Sql.update;
import static io.mercator.api.type.Types.INTEGER;
import static io.mercator.api.type.Types.STRING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercator.api.engine.IsolationLevel;
import io.mercator.api.error.FlushException;
import io.mercator.api.error.SessionException;
import io.mercator.api.error.StatementException;
import io.mercator.api.mapping.Registry;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;
import io.mercator.api.session.AutoflushMode;
import io.mercator.api.session.ExpireMode;
import io.mercator.api.session.ObjectState;
import io.mercator.api.session.Session;
import io.mercator.api.session.SessionFactory;
import io.mercator.api.session.SessionOptions;
import io.mercator.api.type.SqlType;
import io.mercator.dialect.kit.model.Item;
import io.mercator.dialect.kit.model.User;
import io.mercator.dialect.kit.model.UsersDatabase;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The options of sessions and the less common requests, on every database. */
abstract class SessionOptionsContract {
    private final DatabaseUnderTest under;
    private UsersDatabase db;

    SessionOptionsContract(DatabaseUnderTest under) {
        this.under = under;
    }

    @BeforeEach
    void openDatabase() {
        db = new UsersDatabase(under);
    }

    @AfterEach
    void closeDatabase() {
        db.close();
    }

    private static User user(String name) {
        return new User(name, name, name);
    }

    private void changeElsewhere() {
        db.engine.begin(c -> c.execute(update(db.users).set(db.users.nickname, "changed")));
        db.sent.clear();
    }

    @Test
    void autoflushMayBeTurnedOffOrAskedForAlways() {
        try (Session off = db.sessions.open(o -> o.autoflush(AutoflushMode.OFF))) {
            off.add(user("ed"));
            assertThat(off.query(User.class).count()).isZero();
            off.rollback();
        }
        try (Session always = db.sessions.open(o -> o.autoflush(AutoflushMode.ALWAYS))) {
            always.add(user("ed"));
            always.query(Item.class).exists();
            assertThat(always.pending()).isEmpty();
        }
    }

    @Test
    void textFlushesEverythingBeforeItForItMayReadAnyTable() {
        try (Session session = db.sessions.open()) {
            session.add(user("ed"));
            Object count = session.execute(text("SELECT count(*) FROM users")).scalar();
            assertThat(((Number) count).intValue()).isEqualTo(1);
        }
    }

    @Test
    void aFailedAutoflushSaysThatItWasOne() {
        try (Session session = db.sessions.open()) {
            session.add(new Item(null, 1));
            assertThatThrownBy(() -> session.query(Item.class).all())
                    .isInstanceOf(StatementException.class)
                    .satisfies(failure -> assertThat(failure.getSuppressed())
                            .anyMatch(note -> note.getMessage().contains("noAutoflush(...)")));
            session.rollback();
        }
    }

    @Test
    void withoutExpiryObjectsStayLoaded() {
        try (Session session = db.sessions.open(o -> o.expire(ExpireMode.NEVER))) {
            User ed = user("ed");
            session.add(ed);
            session.commit();
            changeElsewhere();

            db.sent.assertSends(
                    () -> assertThat(session.read(ed, db.users.nickname)).isEqualTo("ed"));
            db.sent.assertSends(() -> assertThat(session.get(User.class, 1)).isSameAs(ed));
            session.expireAll();
            assertThat(session.read(ed, db.users.nickname)).isEqualTo("changed");
        }
    }

    @Test
    void revertTakesChangesBackWithoutSql() {
        try (Session session = db.sessions.open()) {
            User ed = user("ed");
            session.add(ed);
            session.flush();
            ed.setNickname("mine");
            ed.setFullname(null);

            db.sent.assertSends(() -> session.revert(ed));

            assertThat(ed.getNickname()).isEqualTo("ed");
            assertThat(ed.getFullname()).isEqualTo("ed");
            assertThat(session.dirty()).isEmpty();
        }
    }

    @Test
    void anExpungedObjectLeavesWithItsRowStanding() {
        try (Session session = db.sessions.open()) {
            User ed = user("ed");
            session.add(ed);
            session.commit();
            ed.setNickname("lost");
            session.expunge(ed);

            assertThat(session.state(ed)).isEqualTo(ObjectState.DETACHED);
            assertThat(session.contains(ed)).isFalse();
            db.sent.assertSends(session::commit);
            assertThatThrownBy(() -> session.add(ed))
                    .isInstanceOf(SessionException.class)
                    .hasMessageContaining("User(id=1)")
                    .hasMessageContaining("get(...)");
            assertThat(session.get(User.class, 1)).isNotSameAs(ed);
            User pending = user("wendy");
            session.add(pending);
            session.expunge(pending);
            assertThat(session.state(pending)).isEqualTo(ObjectState.TRANSIENT);
        }
    }

    @Test
    void requestsThatNeedARowSayHowTheObjectStands() {
        try (Session session = db.sessions.open()) {
            User ed = user("ed");
            assertThatThrownBy(() -> session.delete(ed))
                    .isInstanceOf(SessionException.class)
                    .hasMessageContaining("TRANSIENT");
            session.add(ed);
            assertThatThrownBy(() -> session.refresh(ed))
                    .isInstanceOf(SessionException.class)
                    .hasMessageContaining("PENDING")
                    .hasMessageContaining("flush()");
            assertThat(session.read(ed, db.users.name)).isEqualTo("ed");
            assertThatThrownBy(() -> session.read(ed, db.items.code))
                    .isInstanceOf(SessionException.class)
                    .hasMessageContaining("'items.code'");
            session.flush();
            session.delete(ed);
            session.flush();
            assertThatThrownBy(() -> session.add(ed))
                    .isInstanceOf(SessionException.class)
                    .hasMessageContaining("rollback()");
        }
    }

    @Test
    void filtersTellOfUnknownPropertiesAndWrongClasses() {
        try (Session session = db.sessions.open()) {
            assertThatThrownBy(() -> session.query(User.class).filterBy("nmae", "ed"))
                    .isInstanceOf(SessionException.class)
                    .hasMessageContaining("Did you mean 'name'?");
            assertThatThrownBy(() -> session.query(User.class).filterBy("name", 5))
                    .isInstanceOf(SessionException.class)
                    .hasMessageContaining("users.name");
            assertThat(session.query(User.class).filterBy("nickname", null).all())
                    .isEmpty();
            assertThat(session.query(Item.class).filter(db.items.active).all()).isEmpty();
        }
    }

    @Test
    void isolationAndReadOnlyHoldForTheSessionAndEndWithIt() {
        UnaryOperator<SessionOptions> strictest =
                o -> o.isolation(IsolationLevel.SERIALIZABLE).readOnly(true);
        try (Session session = db.sessions.open(strictest)) {
            assertThat(session.query(User.class).all()).isEmpty();
            session.commit();
        }
        db.sessions.transaction(session -> session.add(user("ed")));
    }

    @Test
    void aSessionMayPassToAnotherThreadBetweenCalls() throws InterruptedException {
        try (Session session = db.sessions.open()) {
            session.add(user("ed"));
            session.commit();
            Thread other = new Thread(() -> {
                session.add(user("wendy"));
                session.commit();
            });
            other.start();
            other.join();
            assertThat(session.query(User.class).count()).isEqualTo(2);
        }
    }

    private record Code(String text) {}

    private static final SqlType<Code> CODE =
            STRING.length(8).as(Code.class, Code::new, code -> code.text().toUpperCase(Locale.ROOT));

    private static final class Coded {
        private Code code;
        private int serial = -1;
        private String label;
    }

    @Test
    void convertedTypesAreKeysPropertiesAndParameters() {
        Table table = Table.of(
                new MetaData(),
                "coded",
                column("code", CODE, primaryKey()),
                column("serial", INTEGER),
                column("label", STRING.length(9)));
        Registry registry = coded(table);
        table.metadata().createAll(db.engine);
        try (Session session = SessionFactory.of(registry).bind(db.engine).open()) {
            Coded one = new Coded();
            one.code = new Code("abc");
            session.add(one);
            session.commit();

            assertThat(session.get(Coded.class, new Code("ABC"))).isSameAs(one);
            one.code = new Code("Abc");
            assertThat(session.dirty()).isEmpty();
            assertThat(session.query(Coded.class)
                            .filter(table.get("code", CODE).in(List.of(new Code("abc"))))
                            .one())
                    .isSameAs(one);
        }
    }

    private static Registry coded(Table table) {
        Registry registry = new Registry();
        registry.map(Coded.class, table)
                .construct(Coded::new)
                .property(table.get("code", CODE), coded -> coded.code, (coded, value) -> coded.code = value)
                .intProperty(
                        table.get("serial", INTEGER), coded -> coded.serial, (coded, value) -> coded.serial = value)
                .property(table.get("label", STRING), coded -> coded.label, (coded, value) -> coded.label = value);
        return registry;
    }

    private static final class Numbered {
        private int id = -1;
        private String label;
    }

    private static Registry numbered(Table table, boolean minusOneIsUnset) {
        Registry registry = new Registry();
        var mapping = registry.map(Numbered.class, table)
                .construct(Numbered::new)
                .intProperty(table.get("id", INTEGER), object -> object.id, (object, value) -> object.id = value)
                .property(table.get("label", STRING), object -> object.label, (object, value) -> object.label = value);
        if (minusOneIsUnset) {
            mapping.unsetWhen(table.get("id", INTEGER), id -> id == -1);
        }
        return registry;
    }

    @Test
    void whatMeansUnsetMayBeSaid() {
        Table table = Table.of(
                new MetaData(), "numbered", column("id", INTEGER, primaryKey()), column("label", STRING.length(9)));
        table.metadata().createAll(db.engine);
        try (Session session =
                SessionFactory.of(numbered(table, true)).bind(db.engine).open()) {
            Numbered generated = new Numbered();
            Numbered zero = new Numbered();
            zero.id = 0;
            session.addAll(zero, generated);
            session.flush();
            assertThat(zero.id).isZero();
            assertThat(generated.id).isEqualTo(1);
            session.rollback();
            assertThat(generated.id).isEqualTo(-1);
        }
    }

    @Test
    void anAssignedKeyIsTakenAsItIs() {
        Table table = Table.of(
                new MetaData(),
                "given",
                column("id", INTEGER, primaryKey(), assigned()),
                column("label", STRING.length(9)));
        table.metadata().createAll(db.engine);
        try (Session session =
                SessionFactory.of(numbered(table, false)).bind(db.engine).open()) {
            Numbered zero = new Numbered();
            zero.id = 0;
            session.add(zero);
            session.commit();
            assertThat(session.get(Numbered.class, 0)).isSameAs(zero);
            session.refresh(zero);
            assertThatThrownBy(() -> {
                        Coded none = new Coded();
                        Table coded = Table.of(
                                new MetaData(),
                                "coded",
                                column("code", CODE, primaryKey()),
                                column("serial", INTEGER),
                                column("label", STRING.length(9)));
                        try (Session other =
                                SessionFactory.of(coded(coded)).bind(db.engine).open()) {
                            other.add(none);
                            other.flush();
                        }
                    })
                    .isInstanceOf(FlushException.class)
                    .hasMessageContaining("'coded.code'");
        }
    }

    /** A class whose own methods nobody may call. */
    private static final class Touchy {
        private int id = -1;
        private String label;

        @Override
        public boolean equals(Object other) {
            throw new AssertionError("equals was called");
        }

        @Override
        public int hashCode() {
            throw new AssertionError("hashCode was called");
        }

        @Override
        public String toString() {
            throw new AssertionError("toString was called");
        }
    }

    @Test
    void theObjectsOwnEqualsHashCodeAndToStringAreNeverCalled() {
        Table table = Table.of(
                new MetaData(), "touchy", column("id", INTEGER, primaryKey()), column("label", STRING.length(9)));
        table.metadata().createAll(db.engine);
        Registry registry = new Registry();
        registry.map(Touchy.class, table)
                .construct(Touchy::new)
                .intProperty(table.get("id", INTEGER), object -> object.id, (object, value) -> object.id = value)
                .property(table.get("label", STRING), object -> object.label, (object, value) -> object.label = value)
                .unsetWhen(table.get("id", INTEGER), id -> id == -1);
        try (Session session =
                SessionFactory.of(registry, o -> o.strict(true)).bind(db.engine).open()) {
            Touchy first = new Touchy();
            Touchy second = new Touchy();
            session.addAll(List.of(first, second));
            session.commit();
            first.label = "x";
            assertThat(session.dirty().contains(first)).isTrue();
            assertThat(session.state(second)).isEqualTo(ObjectState.PERSISTENT);
            session.flush();
            session.rollback();
            assertThat(first.label == null).isTrue();
            session.delete(first);
            session.commit();
            assertThat(session.query(Touchy.class).one() == second).isTrue();
            assertThatThrownBy(() -> session.refresh(first)).isInstanceOf(SessionException.class);
            session.expunge(second);
        }
    }
}
