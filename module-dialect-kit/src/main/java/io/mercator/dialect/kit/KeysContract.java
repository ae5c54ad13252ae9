package io.mercator.dialect.kit;

import static io.mercator.api.schema.Columns.column;
import static io.mercator.api.schema.Columns.primaryKey;
import static io.mercator.api.schema.Columns.sequence;
import static io.mercator.api.sql.Sql.insert;
import static io.mercator.api.sql.Sql.select;
import static io.mercator.api.type.Types.BIGINT;
import static io.mercator.api.type.Types.STRING;
import static org.assertj.core.api.Assertions.assertThat;

import io.mercator.api.dialect.Capability;
import io.mercator.api.mapping.Registry;
import io.mercator.api.schema.Column;
import io.mercator.api.schema.MetaData;
import io.mercator.api.schema.Sequence;
import io.mercator.api.schema.Table;
import io.mercator.api.session.InsertMode;
import io.mercator.api.session.Session;
import io.mercator.api.session.SessionFactory;
import io.mercator.dialect.kit.model.User;
import io.mercator.dialect.kit.model.UsersDatabase;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys that the database gives: each object has that of its own row, whatever the way of the INSERT. */
abstract class KeysContract {
    private final DatabaseUnderTest under;
    private UsersDatabase db;

    KeysContract(DatabaseUnderTest under) {
        this.under = under;
    }

    @BeforeEach
    void open() {
        db = new UsersDatabase(under);
    }

    @AfterEach
    void close() {
        db.close();
    }

    private static List<User> users(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> new User("u" + number, "same", number % 3 == 0 ? null : "n" + number))
                .toList();
    }

    private Map<Integer, String> names() {
        Map<Integer, String> names = new HashMap<>();
        db.engine.begin(connection -> connection
                .execute(select(db.users.id, db.users.name).from(db.users))
                .all()
                .forEach(row -> names.put(row.value1(), row.value2())));
        return names;
    }

    private void assertOwnKeys(List<User> users) {
        Map<Integer, String> names = names();
        assertThat(names).hasSize(users.size());
        assertThat(users).allSatisfy(user -> assertThat(names.get(user.getId())).isEqualTo(user.getName()));
    }

    /** The numbers lie around what one statement takes, and beyond it. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 99, 100, 101, 1_000})
    void objectsOfAFlushHaveTheKeysOfTheirRowsInTheOrderInWhichTheyWereAdded(int count) {
        List<User> users = users(count);
        try (Session session = db.sessions.open()) {
            session.addAll(users);
            session.flush();
            assertThat(users).extracting(User::getId).isSorted().doesNotHaveDuplicates();
            session.commit();
            assertOwnKeys(users);
        }
    }

    @ParameterizedTest
    @EnumSource(InsertMode.class)
    void everyModeGivesKeys(InsertMode mode) {
        List<User> users = users(7);
        try (Session session = db.sessions.open(o -> o.inserts(mode))) {
            session.addAll(users);
            session.commit();
            assertOwnKeys(users);
        }
    }

    @Test
    void rowsThatAreTheSameHaveKeysOfTheirOwn() {
        List<User> twins = IntStream.range(0, 50)
                .mapToObj(number -> new User("twin", null, null))
                .toList();
        try (Session session = db.sessions.open()) {
            session.addAll(twins);
            session.commit();
            assertThat(twins).extracting(User::getId).doesNotHaveDuplicates();
            assertThat(session.query(User.class).count()).isEqualTo(50);
        }
    }

    @Test
    void keysOfOnesOwnAndKeysOfTheDatabaseMeetInOneFlush() {
        User given = new User("given", null, null);
        given.setId(1_000);
        List<User> users = List.of(new User("a", null, null), given, new User("b", null, null));
        try (Session session = db.sessions.open()) {
            session.addAll(users);
            session.commit();
            assertThat(given.getId()).isEqualTo(1_000);
            assertOwnKeys(users);
        }
    }

    @Test
    void bulkInsertsGiveKeysToo() {
        List<User> users = users(250);
        try (Session session = db.sessions.open()) {
            session.bulk().insert(users);
            session.commit();
        }
        assertOwnKeys(users);
    }

    @Test
    void theKeyOfARowThatWasRolledBackIsOfNobody() {
        try (Session session = db.sessions.open()) {
            session.add(new User("lost", null, null));
            session.flush();
            session.rollback();
            User ed = new User("ed", null, null);
            session.add(ed);
            session.commit();
            assertThat(names()).isEqualTo(Map.of(ed.getId(), "ed"));
        }
    }

    @Test
    void anInsertWithoutValuesTakesDefaultsAndAKey() {
        db.engine.begin(connection -> {
            connection.execute(insert(db.users));
            connection.execute(insert(db.users));
        });
        assertThat(names().keySet()).hasSize(2);
    }

    private static final class Ticket {
        private Long id;
        private String label;

        Ticket() {}

        Ticket(String label) {
            this.label = label;
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 120})
    void sequencesNumberTheRows(int count) {
        if (!db.engine.dialect().has(Capability.SEQUENCES)) {
            return;
        }
        MetaData metadata = new MetaData();
        Table tickets = Table.in(metadata, null, "tickets");
        Column<Long> id =
                tickets.add(column("id", BIGINT, primaryKey(), sequence(new Sequence(null, "ticket_numbers", 100))));
        Column<String> label = tickets.add(column("label", STRING.length(20)));
        metadata.createAll(db.engine);
        Registry registry = new Registry();
        registry.map(Ticket.class, tickets)
                .construct(Ticket::new)
                .property(id, ticket -> ticket.id, (ticket, value) -> ticket.id = value)
                .property(label, ticket -> ticket.label, (ticket, value) -> ticket.label = value);
        List<Ticket> all = IntStream.range(0, count)
                .mapToObj(number -> new Ticket("t" + number))
                .toList();
        try (Session session = SessionFactory.of(registry).bind(db.engine).open()) {
            session.addAll(all);
            session.commit();
            assertThat(session.query(id, label).orderBy(id).all())
                    .extracting(row -> row.value1() + row.value2())
                    .containsExactlyElementsOf(IntStream.range(0, count)
                            .mapToObj(number -> (100 + number) + "t" + number)
                            .toList());
        }
        metadata.dropAll(db.engine);
        if (Inspecting.isHad(under, db.engine)) {
            assertThat(metadata.diff(db.engine)).isNotEmpty();
        }
    }
}
