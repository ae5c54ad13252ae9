package io.mercator.it;

import static io.mercator.api.schema.Columns.assigned;
import static io.mercator.api.schema.Columns.notNull;
import static io.mercator.api.schema.Columns.parking;
import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.schema.Columns.references;
import static io.mercator.api.schema.Columns.unique;
import static io.mercator.api.sql.Sql.update;
import static io.mercator.api.type.Types.INTEGER;
import static io.mercator.api.type.Types.STRING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mercator.api.engine.Engine;
import io.mercator.api.error.FlushException;
import io.mercator.api.error.MappingException;
import io.mercator.api.error.SessionException;
import io.mercator.api.error.StaleDataException;
import io.mercator.api.mapping.MapperBuilder;
import io.mercator.api.mapping.Registry;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Table;
import io.mercator.api.session.ObjectState;
import io.mercator.api.session.Session;
import io.mercator.api.session.SessionFactory;
import io.mercator.api.sql.Bind;
import io.mercator.api.sql.Functions;
import io.mercator.dialect.kit.StatementRecorder;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which rows a flush writes, in which order and with which values, on every database. */
class FlushTest {
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
        final Column<Integer> id = column("id", INTEGER, primaryKey(), assigned(), parking(id -> -id));
        final Column<String> name = column("name", STRING.length(40), unique());
        final Column<Integer> revision = column("revision", INTEGER);
        final Column<String> etag = column("etag", STRING.length(40));

        Accounts(MetaData metadata) {
            super(metadata, "accounts");
        }
    }

    private static final class Place {
        private Integer id;
        private Integer capital;

        Place() {}

        Place(Integer id, Integer capital) {
            this.id = id;
            this.capital = capital;
        }
    }

    private static final class City {
        private Integer id;
        private Integer country;
        private Integer near;

        City() {}

        City(Integer id, Integer country, Integer near) {
            this.id = id;
            this.country = country;
            this.near = near;
        }
    }

    private final MetaData metadata = new MetaData();
    private final Accounts accounts = new Accounts(metadata);
    private final Table countries = Table.of(
            metadata,
            "countries",
            io.mercator.api.schema.Columns.column("id", INTEGER, primaryKey(), assigned()),
            io.mercator.api.schema.Columns.column("capital", INTEGER));
    private final Table cities = Table.of(
            metadata,
            "cities",
            io.mercator.api.schema.Columns.column("id", INTEGER, primaryKey(), assigned()),
            io.mercator.api.schema.Columns.column("country", INTEGER, notNull(), references("countries.id")),
            io.mercator.api.schema.Columns.column("near", INTEGER, references("cities.id")));
    private final StatementRecorder sent = new StatementRecorder();
    private Engine engine;

    private SessionFactory open(String kind, Consumer<MapperBuilder<Account>> mapping) {
        engine = Engine.create(Databases.url(kind), o -> o.listener(sent));
        metadata.createAll(engine);
        Registry registry = new Registry();
        mapping.accept(registry.map(Account.class, accounts)
                .fields(MethodHandles.lookup())
                .leaveOut(accounts.etag));
        registry.map(City.class, cities).fields(MethodHandles.lookup());
        registry.map(Place.class, countries).fields(MethodHandles.lookup());
        sent.clear();
        return SessionFactory.of(registry, o -> o.strict(true)).bind(engine);
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
    void aVersionIsCountedAndAskedFor(String kind) {
        try (Session session =
                open(kind, mapping -> mapping.version(accounts.revision)).open()) {
            Account account = new Account(1, "a");
            session.add(account);
            session.flush();
            assertThat(account.revision).isEqualTo(1);
            session.commit();
            account.name = "b";

            sent.assertSends(
                    session::flush,
                    "BEGIN",
                    "UPDATE accounts SET name=?, revision=? WHERE accounts.id = ? AND accounts.revision = ?"
                            + " ('b', 2, 1, 1)");
            assertThat(account.revision).isEqualTo(2);
            account.name = "c";
            session.flush();
            assertThat(account.revision).isEqualTo(3);
            session.rollback();
            assertThat(account.revision).isEqualTo(1);
            session.commit();

            session.delete(account);
            sent.assertSends(
                    session::commit,
                    "BEGIN",
                    "DELETE FROM accounts WHERE accounts.id = ? AND accounts.revision = ? (1, 1)",
                    "COMMIT");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aRowThatSomebodyElseChangedIsNotOverwritten(String kind) {
        try (Session session =
                open(kind, mapping -> mapping.version(accounts.revision)).open()) {
            Account account = new Account(1, "a");
            session.add(account);
            session.commit();
            engine.begin(connection -> connection.execute(update(accounts).set(accounts.revision, 7)));
            account.name = "b";

            assertThatThrownBy(session::flush)
                    .isInstanceOf(StaleDataException.class)
                    .hasMessageContaining("Flush updated 0 rows of 'accounts' where 1 was expected")
                    .hasMessageContaining("(Account(id=1), revision=1)")
                    .hasMessageContaining("deleted or changed by another transaction")
                    .hasMessageContaining("rollback()");
            session.rollback();
            session.refresh(account);
            assertThat(account.revision).isEqualTo(7);
            session.commit();
            engine.begin(connection -> connection.execute(update(accounts).set(accounts.revision, 8)));
            session.delete(account);
            assertThatThrownBy(session::flush)
                    .isInstanceOf(StaleDataException.class)
                    .hasMessageContaining("Flush deleted 0 rows")
                    .hasMessageContaining("revision=7");
            session.rollback();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aVersionNeedsNoPropertyAndMayBeAnything(String kind) {
        try (Session session = open(
                        kind, mapping -> mapping.version(accounts.etag, before -> before == null ? "v" : before + "+"))
                .open()) {
            Account account = new Account(1, "a");
            session.add(account);
            session.flush();
            account.name = "b";

            sent.assertSends(
                    session::flush,
                    "UPDATE accounts SET name=?, etag=? WHERE accounts.id = ? AND accounts.etag = ?"
                            + " ('b', 'v+', 1, 'v')");
            session.commit();
            session.refresh(account);
            account.name = "c";
            sent.assertSends(
                    session::flush,
                    "UPDATE accounts SET name=?, etag=? WHERE accounts.id = ? AND accounts.etag = ?"
                            + " ('c', 'v++', 1, 'v+')");
            session.rollback();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = "sqlite")
    void aVersionColumnThatCannotBeOneIsToldWithTheMapping(String kind) {
        assertThatThrownBy(() -> open(kind, mapping -> mapping.version(accounts.id)))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("version column 'id' is part of the key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aNewObjectTakesTheRowOverThatADeletedOneHas(String kind) {
        try (Session session = open(kind, mapping -> {}).open()) {
            Account old = new Account(1, "a");
            session.add(old);
            session.commit();
            session.delete(old);
            Account next = new Account(1, "b");
            session.add(next);

            sent.assertSends(session::flush, "BEGIN", "UPDATE accounts SET name=? WHERE accounts.id = ? ('b', 1)");
            assertThat(session.state(old)).isEqualTo(ObjectState.DELETED);
            assertThat(session.get(Account.class, 1)).isSameAs(next);
            session.rollback();

            assertThat(session.get(Account.class, 1)).isSameAs(old);
            assertThat(session.state(next)).isEqualTo(ObjectState.TRANSIENT);
            session.delete(old);
            Account same = new Account(1, "a");
            session.add(same);
            sent.assertSends(session::flush);
            assertThat(session.state(same)).isEqualTo(ObjectState.PERSISTENT);
            session.commit();
            assertThat(session.get(Account.class, 1)).isSameAs(same);
            assertThat(session.state(old)).isEqualTo(ObjectState.DETACHED);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aNewObjectTakesTheRowsVersionOverToo(String kind) {
        try (Session session =
                open(kind, mapping -> mapping.version(accounts.revision)).open()) {
            Account old = new Account(1, "a");
            session.add(old);
            session.commit();
            session.delete(old);
            Account next = new Account(1, "b");
            session.add(next);

            sent.assertSends(
                    session::flush,
                    "BEGIN",
                    "UPDATE accounts SET name=?, revision=? WHERE accounts.id = ? AND accounts.revision = ?"
                            + " ('b', 2, 1, 1)");
            assertThat(next.revision).isEqualTo(2);
            session.rollback();
            assertThat(next.revision).isNull();
            assertThat(old.revision).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void anExpressionIsWrittenInPlaceOfAValueAndReadBack(String kind) {
        try (Session session =
                open(kind, mapping -> mapping.version(accounts.revision)).open()) {
            Account account = new Account(1, "a");
            session.add(account);
            session.assign(account, accounts.name, Functions.upper(new Bind<>("new", STRING.length(40))));
            session.commit();
            assertThat(account.name).isEqualTo("NEW");

            session.assign(account, accounts.name, Functions.lower(accounts.name));
            assertThat(session.dirty()).containsExactly(account);
            session.flush();
            assertThat(sent.lines())
                    .contains("UPDATE accounts SET name=lower(accounts.name), revision=? WHERE accounts.id = ? AND"
                            + " accounts.revision = ? (2, 1, 1)");
            assertThat(account.name).isEqualTo("new");
            assertThat(account.revision).isEqualTo(2);
            assertThat(session.dirty()).isEmpty();
            sent.assertSends(session::flush);

            session.assign(account, accounts.name, new Bind<>("other", STRING.length(40)));
            session.rollback();
            assertThat(session.dirty()).isEmpty();
            assertThat(account.name).isEqualTo("NEW");
            assertThatThrownBy(() -> session.assign(account, accounts.id, new Bind<>(2, INTEGER)))
                    .isInstanceOf(SessionException.class)
                    .hasMessageContaining("part of the key");
            assertThatThrownBy(() -> session.assign(account, accounts.revision, new Bind<>(2, INTEGER)))
                    .isInstanceOf(SessionException.class)
                    .hasMessageContaining("holds the version");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void keysAreExchangedOverAParkingPlace(String kind) {
        try (Session session = open(kind, mapping -> {}).open()) {
            Account a = new Account(1, "a");
            Account b = new Account(2, "b");
            session.addAll(a, b);
            session.commit();
            a.id = 2;
            b.id = 1;

            sent.assertSends(
                    session::flush, "BEGIN", "UPDATE accounts SET id=? WHERE accounts.id = ? (-1, 1), (1, 2), (2, -1)");
            session.commit();
            session.refresh(a);
            assertThat(a.name).isEqualTo("a");
            assertThat(session.get(Account.class, 2)).isSameAs(a);
            assertThat(session.get(Account.class, 1)).isSameAs(b);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void manyUniqueValuesMoveAtOnce(String kind) {
        try (Session session = open(kind, mapping -> {}).open()) {
            List<Account> all = new ArrayList<>();
            for (int number = 0; number < 10_000; number++) {
                all.add(new Account(number + 1, "n" + number));
            }
            session.addAll(all);
            session.flush();
            for (int number = 0; number < 10_000; number++) {
                int next = number < 5_000 ? number ^ 1 : number + 1;
                all.get(number).name = "n" + next;
            }
            session.flush();
            session.commit();

            session.refresh(all.get(0));
            assertThat(all.get(0).name).isEqualTo("n1");
            session.refresh(all.get(9_998));
            assertThat(all.get(9_998).name).isEqualTo("n9999");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void rowsOfATableThatRefersToItselfGoLevelByLevel(String kind) {
        try (Session session = open(kind, mapping -> {}).open()) {
            session.add(new City(3, 1, 2));
            session.add(new City(2, 1, 1));
            session.add(new City(4, 1, 1));
            session.add(new City(1, 1, null));
            session.add(new Place(1, null));

            sent.assertSends(
                    session::commit,
                    "BEGIN",
                    "INSERT INTO countries (id, capital) VALUES (?, ?) (1, null)",
                    "INSERT INTO cities (id, country, near) VALUES (?, ?, ?)"
                            + " (1, 1, null), (2, 1, 1), (4, 1, 1), (3, 1, 2)",
                    "COMMIT");

            session.query(City.class).all().forEach(session::delete);
            sent.assertSends(
                    session::commit, "DELETE FROM cities WHERE cities.id = ? (3,), (4,), (2,), (1,)", "COMMIT");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void rowsThatReferToEachOtherAreToldBeforeAnySql(String kind) {
        try (Session session = open(kind, mapping -> {}).open()) {
            session.add(new City(1, 1, 2));
            session.add(new City(2, 1, 1));

            sent.assertSends(() -> assertThatThrownBy(session::flush)
                    .isInstanceOf(FlushException.class)
                    .hasMessageContaining("foreign key 'cities.near'")
                    .hasMessageContaining("postUpdate()"));
            session.rollback();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aUniqueValueOfADeletedRowIsFreedBeforeAnotherRowTakesIt(String kind) {
        try (Session session = open(kind, mapping -> {}).open()) {
            Account old = new Account(1, "a");
            Account kept = new Account(2, "b");
            session.addAll(old, kept);
            session.commit();
            session.delete(old);
            session.addAll(new Account(3, "c"), new Account(4, "a"));
            kept.name = "k";

            assertThat(session.plan().toString())
                    .contains("1. DELETE accounts (Account(id=1))")
                    .contains("frees 'name' for INSERT of Account@")
                    .contains("2. UPDATE accounts (Account(id=2)): name 'b' -> 'k'")
                    .contains("rows of 'accounts' in order of their keys")
                    .contains("which frees 'name'");
            sent.assertSends(
                    session::flush,
                    "BEGIN",
                    "DELETE FROM accounts WHERE accounts.id = ? (1,)",
                    "UPDATE accounts SET name=? WHERE accounts.id = ? ('k', 2)",
                    "INSERT INTO accounts (id, name, revision) VALUES (?, ?, ?) (3, 'c', null), (4, 'a', null)");
            session.rollback();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqlite", "derby"})
    void aPlanSaysWhatVersionsWillBe(String kind) {
        try (Session session =
                open(kind, mapping -> mapping.version(accounts.revision)).open()) {
            Account kept = new Account(1, "a");
            session.add(kept);
            assertThat(session.plan())
                    .hasToString("1. INSERT accounts (Account@" + Integer.toHexString(System.identityHashCode(kept))
                            + "): id 1, name 'a', revision <first>\n"
                            + "   rows of 'accounts' in the order in which they were added");
            session.commit();
            session.refreshExpired();
            kept.name = "b";
            assertThat(session.plan())
                    .hasToString("1. UPDATE accounts (Account(id=1)): name 'a' -> 'b', revision 1 -> <next>\n"
                            + "   rows of 'accounts' in order of their keys");
            session.rollback();
        }
    }
}
