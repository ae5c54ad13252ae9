package io.mercator.it;

import static io.mercator.api.schema.Columns.assigned;
import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.sql.Sql.select;
import static io.mercator.api.sql.Sql.update;
import static io.mercator.api.type.Types.INTEGER;
import static io.mercator.api.type.Types.STRING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercator.api.engine.Engine;
import io.mercator.api.error.SessionException;
import io.mercator.api.error.StaleDataException;
import io.mercator.api.mapping.MapperBuilder;
import io.mercator.api.mapping.Registry;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;
import io.mercator.api.session.Session;
import io.mercator.api.session.SessionFactory;
import io.mercator.dialect.kit.StatementRecorder;
import java.lang.invoke.MethodHandles;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Versions of rows that are written past the unit of work, on every database. */
class BulkVersionsTest {
    private static final class Account {
        private Integer id;
        private String name;
        private Integer revision;

        Account() {}

        Account(Integer id, String name) {
            this.id = id;
            this.name = name;
        }
    }

    private static final class Accounts extends Table {
        final Column<Integer> id = column("id", INTEGER, primaryKey(), assigned());
        final Column<String> name = column("name", STRING.length(40));
        final Column<Integer> revision = column("revision", INTEGER);
        final Column<String> etag = column("etag", STRING.length(40));

        Accounts(MetaData metadata) {
            super(metadata, "accounts");
        }
    }

    private final MetaData metadata = new MetaData();
    private final Accounts accounts = new Accounts(metadata);
    private final StatementRecorder sent = new StatementRecorder();
    private Engine engine;

    private Session open(String kind, Consumer<MapperBuilder<Account>> mapping) {
        engine = Engine.create(Databases.url(kind), o -> o.listener(sent));
        metadata.createAll(engine);
        Registry registry = new Registry();
        mapping.accept(registry.map(Account.class, accounts)
                .fields(MethodHandles.lookup())
                .leaveOut(accounts.etag));
        sent.clear();
        return SessionFactory.of(registry, o -> o.strict(true)).bind(engine).open();
    }

    private Session open(String kind) {
        return open(kind, mapping -> mapping.version(accounts.revision));
    }

    private Session openHidden(String kind) {
        return open(kind, mapping -> mapping.version(accounts.etag, before -> before == null ? "v" : before + "+"));
    }

    private String rows(Session session) {
        return session.execute(select(accounts.id, accounts.name, accounts.revision, accounts.etag)
                        .from(accounts)
                        .orderBy(accounts.id))
                .all()
                .toString();
    }

    @AfterEach
    void close() {
        if (engine != null) {
            assertThat(engine.pool().inUse()).isZero();
            engine.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void insertWritesTheFirstVersionAndSetsIt(String kind) {
        try (Session session = open(kind)) {
            Account account = new Account(1, "a");
            account.revision = 9; // counted by the session, whatever stands there
            Account left = new Account(2, "b");

            sent.assertSends(
                    () -> session.bulk().insert(List.of(account)),
                    "BEGIN",
                    "INSERT INTO accounts (id, name, revision) VALUES (?, ?, ?) (1, 'a', 1)");
            session.bulk().insertWithoutKeys(List.of(left));

            assertThat(account.revision).isEqualTo(1);
            assertThat(left.revision).isNull();
            assertThat(rows(session)).isEqualTo("[(1, 'a', 1, null), (2, 'b', 1, null)]");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void updateAsksForTheVersionAndSetsTheNext(String kind) {
        try (Session session = open(kind)) {
            Account a = new Account(1, "a");
            Account b = new Account(2, "b");
            session.bulk().insert(List.of(a, b));
            a.name = "A";
            b.name = "B";

            sent.assertSends(
                    () -> assertThat(session.bulk().update(List.of(a, b))).isEqualTo(2),
                    "UPDATE accounts SET name=?, revision=? WHERE accounts.id = ? AND accounts.revision = ?"
                            + " ('A', 2, 1, 1), ('B', 2, 2, 1)");
            sent.assertSends(
                    () -> session.bulk().update(List.of(b), accounts.name),
                    "UPDATE accounts SET name=?, revision=? WHERE accounts.id = ? AND accounts.revision = ?"
                            + " ('B', 3, 2, 2)");

            assertThat(a.revision).isEqualTo(2);
            assertThat(b.revision).isEqualTo(3);
            assertThat(rows(session)).isEqualTo("[(1, 'A', 2, null), (2, 'B', 3, null)]");
            session.commit();
            Account same = session.get(Account.class, 1);
            session.expunge(same);
            sent.assertSends(
                    () -> session.bulk().delete(List.of(same)),
                    "DELETE FROM accounts WHERE accounts.id = ? AND accounts.revision = ? (1, 2)");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aRowThatSomebodyElseChangedIsToldByKeyAndVersion(String kind) {
        try (Session session = open(kind)) {
            Account account = new Account(1, "a");
            session.bulk().insert(List.of(account));
            session.commit();
            engine.begin(connection -> connection.execute(update(accounts).set(accounts.revision, 7)));

            assertThatThrownBy(() -> session.bulk().update(List.of(account)))
                    .isInstanceOf(StaleDataException.class)
                    .hasMessage("bulk().update(...) met 0 rows of 'accounts' where 1 was expected (Account(id=1),"
                            + " revision=1): another transaction changed or deleted the row. The transaction was rolled"
                            + " back; call rollback() and load the object again.");
            assertThat(account.revision).isEqualTo(1);
            session.rollback();
            assertThatThrownBy(() -> session.bulk().delete(List.of(account)))
                    .isInstanceOf(StaleDataException.class)
                    .hasMessageContaining("bulk().delete(...) met 0 rows of 'accounts'")
                    .hasMessageContaining("(Account(id=1), revision=1)");
            session.rollback();
            assertThat(rows(session)).isEqualTo("[(1, 'a', 7, null)]");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void anObjectWithoutAVersionIsRefusedAndItsColumnIsNotNamed(String kind) {
        try (Session session = open(kind)) {
            sent.assertSends(() -> {
                assertThatThrownBy(() -> session.bulk().update(List.of(new Account(1, "a"))))
                        .isInstanceOf(SessionException.class)
                        .hasMessageContaining("at index 0 has none (property 'revision', column 'accounts.revision')");
                assertThatThrownBy(() -> session.bulk().delete(List.of(new Account(1, "a"))))
                        .isInstanceOf(SessionException.class)
                        .hasMessageContaining("Give it the version that its row had");
                assertThatThrownBy(() -> session.bulk().update(List.of(new Account(1, "a")), accounts.revision))
                        .isInstanceOf(SessionException.class)
                        .hasMessageContaining("counts the version 'accounts.revision' itself");
            });
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aHiddenVersionIsWrittenByInsertAloneAndRefusedElsewhere(String kind) {
        try (Session session = openHidden(kind)) {
            Account account = new Account(1, "a");

            sent.assertSends(
                    () -> session.bulk().insert(List.of(account)),
                    "BEGIN",
                    "INSERT INTO accounts (id, name, revision, etag) VALUES (?, ?, ?, ?) (1, 'a', null, 'v')");
            sent.assertSends(() -> {
                assertThatThrownBy(() -> session.bulk().update(List.of(account)))
                        .isInstanceOf(SessionException.class)
                        .hasMessage(
                                "bulk().update(...) asks each row for the version of its object, and objects of Account"
                                        + " do not know it: version column 'accounts.etag' is no property of the class. Map it as a"
                                        + " property, load the objects and let flush() write them, or give rows or keys in place"
                                        + " of objects, which ask for no version.");
                assertThatThrownBy(() -> session.bulk().delete(List.of(account)))
                        .isInstanceOf(SessionException.class)
                        .hasMessageStartingWith("bulk().delete(...) asks each row for the version");
            });
            session.bulk().update(Account.class, List.of(Map.of(accounts.id, 1, accounts.name, "b")));
            assertThat(rows(session)).isEqualTo("[(1, 'b', null, 'v')]");
            session.bulk().delete(Account.class, List.of(1));
            assertThat(rows(session)).isEqualTo("[]");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void rowsWriteTheVersionThatTheyNameOrElseTheFirst(String kind) {
        try (Session session = open(kind)) {
            sent.assertSends(
                    () -> session.bulk()
                            .insert(
                                    Account.class,
                                    List.of(
                                            Map.of(accounts.id, 1, accounts.name, "a"),
                                            Map.of(accounts.id, 2, accounts.name, "b", accounts.revision, 5))),
                    "BEGIN",
                    "INSERT INTO accounts (id, name, revision) VALUES (?, ?, ?) (1, 'a', 1), (2, 'b', 5)");
            session.bulk().insert(accounts, List.of(Map.of(accounts.id, 3)));
            sent.assertSends(
                    () -> session.bulk()
                            .update(
                                    Account.class,
                                    List.of(
                                            Map.of(accounts.id, 1, accounts.name, "A"),
                                            Map.of(accounts.id, 2, accounts.revision, 6))),
                    "UPDATE accounts SET name=? WHERE accounts.id = ? ('A', 1)",
                    "UPDATE accounts SET revision=? WHERE accounts.id = ? (6, 2)");
            assertThat(rows(session)).isEqualTo("[(1, 'A', 1, null), (2, 'b', 6, null), (3, null, 1, null)]");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void theSessionsOwnObjectGoesOnWithTheVersionThatWasWrittenPastIt(String kind) {
        try (Session session = open(kind)) {
            Account known = new Account(1, "a");
            session.add(known);
            session.commit();
            Account other = new Account(1, "b");
            other.revision = 1;

            session.bulk().update(List.of(other));
            session.refreshExpired();
            assertThat(known.revision).isEqualTo(2);
            known.name = "c";
            sent.assertSends(
                    session::flush,
                    "UPDATE accounts SET name=?, revision=? WHERE accounts.id = ? AND accounts.revision = ?"
                            + " ('c', 3, 1, 2)");
        }
    }
}
